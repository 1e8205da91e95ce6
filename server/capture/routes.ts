// Everything about bringing mail in, and the proof that nothing of it is missing.
import { arrivalRoutes } from './routes/arrival.ts'
import { dropRoutes } from './routes/drop.ts'
import { leftOutRoutes } from './routes/left-out.ts'
import { mailboxRoutes } from './routes/mailbox.ts'
import { ownAddressRoutes } from './routes/own-address.ts'
import { parcelRoutes } from './routes/parcel.ts'
import { sourceRoutes } from './routes/source.ts'

export const captureRoutes = {
  ...parcelRoutes,
  ...sourceRoutes,
  ...mailboxRoutes,
  ...dropRoutes,
  ...arrivalRoutes,
  ...leftOutRoutes,
  ...ownAddressRoutes,
}
