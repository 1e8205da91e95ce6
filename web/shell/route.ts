// How a page becomes a route.
import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { createElement, type ReactNode } from 'react'
import { Gate, type Way } from './Gate.tsx'
import { Root } from './Root.tsx'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Shown without the frame, also to who is not signed in. */
    bare?: boolean
  }
}

export const root = createRootRoute({ component: Root })

/**
 * `page('/customers/$id', 'CustomerPage', () => import('./views/CustomerPage.tsx'))`; a bare page stands without the frame;
 * `right`, `of` and `leads` are asked before anything of the page is.
 * The module's type is not looked into: it would make the router's type depend on the pages, which depend on it.
 */
export function page<const Path extends string>(
  path: Path,
  name: string,
  load: () => Promise<unknown>,
  { bare = false, ...way }: Way & { bare?: boolean } = {},
) {
  const inner = lazyRouteComponent(load as () => Promise<Record<string, () => ReactNode>>, name)
  const gated = () => createElement(Gate, way, createElement(inner))
  const component = Object.assign(gated, { preload: inner.preload })
  return createRoute({ getParentRoute: () => root, path, component, staticData: { bare } })
}
