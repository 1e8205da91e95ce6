// Who we deal with: people, organizations, what members put down about them, and who is who.
import { customerRoutes } from './routes/customer.ts'
import { filterRoutes } from './routes/filter.ts'
import { handleRoutes } from './routes/handle.ts'
import { noteRoutes } from './routes/note.ts'
import { organizationRoutes } from './routes/organization.ts'
import { personRoutes } from './routes/person.ts'
import { whoRoutes } from './routes/who.ts'

export const peopleRoutes = {
  ...personRoutes,
  ...organizationRoutes,
  ...customerRoutes,
  ...handleRoutes,
  ...noteRoutes,
  ...filterRoutes,
  ...whoRoutes,
}
