// What a goal may serve, in words and colour.
export const servesWords = {
  satisfaction: { label: 'aim.serves_satisfaction', tone: 'accent' },
  revenue: { label: 'aim.serves_revenue', tone: 'warm' },
  cost: { label: 'aim.serves_cost', tone: 'info' },
} as const

export type Serves = keyof typeof servesWords
export const allServes = Object.keys(servesWords) as Serves[]
