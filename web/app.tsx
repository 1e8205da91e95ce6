// The app's pages: one line each, each loaded when it is first looked at.
import { createRouter } from '@tanstack/react-router'
import { giveCounts } from './shell/counts.ts'
import { givePalette } from './shell/find.ts'
import { page, root } from './shell/route.ts'
import { BrokenPage, NoPage, PagePending } from './shell/Fallback.tsx'
import { useMyCounts } from './views/counts.ts'

givePalette(() => import('./views/search/Palette.tsx'), 'Palette')
giveCounts(useMyCounts)

const pages = [
  page('/', 'TodayPage', () => import('./views/TodayPage.tsx')),
  page('/start', 'FirstRunPage', () => import('./workspace/FirstRunPage.tsx'), { bare: true }),
  page('/sign-in', 'SignInPage', () => import('./workspace/SignInPage.tsx'), { bare: true }),
  page('/company', 'CompanyPage', () => import('./company/CompanyPage.tsx')),
  page('/settings', 'SettingsPage', () => import('./workspace/SettingsPage.tsx')),
  page('/channels', 'ChannelsPage', () => import('./capture/ChannelsPage.tsx')),
  page('/channels/$id', 'SourcePage', () => import('./capture/SourcePage.tsx')),
  page('/left-out/$rule', 'LeftOutPage', () => import('./capture/LeftOutPage.tsx')),
  page('/customers', 'CustomersPage', () => import('./people/CustomersPage.tsx')),
  page('/who', 'WhoIsThisPage', () => import('./people/WhoIsThisPage.tsx')),
  page('/customers/$id', 'CustomerPage', () => import('./views/CustomerPage.tsx')),
  page('/conversations/$id', 'ConversationPage', () => import('./views/conversation/ConversationPage.tsx')),
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
