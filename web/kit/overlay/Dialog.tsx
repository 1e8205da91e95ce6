// A dialog over the page; on a phone it rises from below. Its code comes when the first one opens.
import { lazy, Suspense } from 'react'
import type { DialogProps } from './dialog.ts'

const DialogSheet = lazy(() => import('./DialogSheet.tsx').then((module) => ({ default: module.DialogSheet })))

/** What it holds is forgotten when it closes. */
export function Dialog(props: DialogProps) {
  return <Suspense>{props.open && <DialogSheet {...props} />}</Suspense>
}
