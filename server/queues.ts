// The names of all queues: created when the schema is, worked on by the journey.

export const queueNames = [
  'journey',
  'import',
  'prove',
  'drop',
  'refile',
  'ours',
  'recount',
  'readers',
  'repair',
  'retry',
  'take-in',
  'mention',
  'sweep',
  'send',
  'bounce',
  'tidy',
  'pack',
] as const
