// The app's pages: one line each, each loaded when it is first looked at.
import { createRouter } from '@tanstack/react-router'
import type { Takes } from './api.ts'
import type { List } from './company/behind/address.ts'
import { isId } from './kit/page/address.ts'
import { writeTo } from './outgoing/desk.ts'
import { giveCounts } from './shell/counts.ts'
import { giveDesk } from './shell/writing/desk.ts'
import { givePalette } from './shell/find.ts'
import { page, root } from './shell/route.ts'
import { BrokenPage, NoPage, PagePending } from './shell/Fallback.tsx'
import { useMyCounts } from './views/counts.ts'

type Params = Record<string, string | undefined>
type Rule = NonNullable<Takes<'GET /arrivals'>['rule']>

givePalette(() => import('./views/search/Palette.tsx'), 'Palette')
giveCounts(useMyCounts)
giveDesk(writeTo, () => import('./outgoing/Desk.tsx'), 'Desk')

const byId = ({ id }: Params) => isId(id ?? '')
const lists: readonly List[] = ['customers', 'messages', 'answers', 'newcomers', 'waiting']
const rules: readonly Rule[] = ['newsletter', 'automatic', 'spam', 'draft']
const ofChannels = { right: 'readSources' } as const

const pages = [
  page('/', 'TodayPage', () => import('./views/TodayPage.tsx')),
  page('/notifications', 'NotificationsPage', () => import('./follow/told/NotificationsPage.tsx')),
  page('/start', 'FirstRunPage', () => import('./workspace/FirstRunPage.tsx'), { bare: true }),
  page('/sign-in', 'SignInPage', () => import('./workspace/SignInPage.tsx'), { bare: true }),
  page('/join', 'JoinPage', () => import('./workspace/JoinPage.tsx'), { bare: true }),
  page('/company', 'CompanyPage', () => import('./company/CompanyPage.tsx')),
  page('/company/$list', 'BehindPage', () => import('./company/behind/BehindPage.tsx'), {
    leads: ({ list }) => lists.some((one) => one === list),
  }),
  page('/outbox', 'OutboxPage', () => import('./outgoing/OutboxPage.tsx'), { right: 'writeMail' }),
  page('/settings', 'SettingsPage', () => import('./workspace/SettingsPage.tsx')),
  page('/channels', 'ChannelsPage', () => import('./capture/ChannelsPage.tsx'), ofChannels),
  page('/channels/$id', 'SourcePage', () => import('./capture/SourcePage.tsx'), {
    ...ofChannels,
    of: 'source',
    leads: byId,
  }),
  page('/left-out/$rule', 'LeftOutPage', () => import('./capture/LeftOutPage.tsx'), {
    ...ofChannels,
    of: 'rule',
    leads: ({ rule }) => rules.some((one) => one === rule),
  }),
  page('/customers', 'CustomersPage', () => import('./people/CustomersPage.tsx')),
  page('/who', 'WhoIsThisPage', () => import('./people/WhoIsThisPage.tsx')),
  page('/customers/$id', 'CustomerPage', () => import('./views/CustomerPage.tsx'), { of: 'customer', leads: byId }),
  page('/conversations/$id', 'ConversationPage', () => import('./views/conversation/ConversationPage.tsx'), {
    of: 'conversation',
    leads: byId,
  }),
  ...(import.meta.env.DEV
    ? [page('/kit', 'Gallery', () => import('./shell/gallery/Gallery.tsx'), { bare: true })]
    : []),
]

export const router = createRouter({
  routeTree: root.addChildren(pages),
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  scrollRestoration: true,
  defaultNotFoundComponent: NoPage,
  defaultErrorComponent: BrokenPage,
  defaultPendingComponent: PagePending,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
