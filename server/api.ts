// Every endpoint of every folder: the web app imports its type, the server mounts it, the access test walks it.
import { aimRoutes } from './aim/routes.ts'
import { captureRoutes } from './capture/routes.ts'
import { closingRoutes } from './capture/routes/readers.ts'
import { followRoutes } from './follow/routes.ts'
import { insightRoutes } from './insight/routes.ts'
import { travel } from './journey.ts'
import { outgoingRoutes } from './outgoing/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { companyRoutes } from './views/company/routes.ts'
import { conversationRoutes } from './views/conversation/routes.ts'
import { customerListRoutes } from './views/customer-list-routes.ts'
import { customerViewRoutes } from './views/customer/routes.ts'
import { searchRoutes } from './views/search/routes.ts'
import { todayRoutes } from './views/today-routes.ts'
import { villageRoutes } from './village.ts'
import { workspaceRoutes } from './workspace/routes.ts'

export const api = {
  ...workspaceRoutes,
  ...aimRoutes,
  ...peopleRoutes,
  ...captureRoutes,
  ...closingRoutes((scope, interactionIds) => travel(scope, interactionIds, { moved: true })),
  ...outgoingRoutes,
  ...insightRoutes,
  ...followRoutes,
  ...companyRoutes,
  ...customerListRoutes,
  ...customerViewRoutes,
  ...conversationRoutes,
  ...searchRoutes,
  ...todayRoutes,
  ...villageRoutes,
}

export type Api = typeof api
