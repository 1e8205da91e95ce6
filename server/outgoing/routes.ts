// What we say: drafts and their files, mail on its way, what came back.
import { besideRoutes } from './routes/beside.ts'
import { draftRoutes } from './routes/draft.ts'
import { draftFileRoutes } from './routes/file.ts'
import { sendingRoutes } from './routes/sending.ts'

export const outgoingRoutes = { ...draftRoutes, ...draftFileRoutes, ...sendingRoutes, ...besideRoutes }
