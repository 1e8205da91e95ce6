// How a task ended that ran apart, in a worker thread.

/** The task's value, or why there is none; `detail` is for the log and for whoever looks into it. */
export type Outcome<Out> =
  | { ok: true; value: Out }
  | { ok: false; reason: 'timeout' | 'memory' | 'crash'; detail: string }
