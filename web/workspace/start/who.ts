// What the second step asks.
export type Who = {
  company: string
  name: string
  email: string
  password: string
  addresses: string
  domain: string
  country: string
  timeZone: string
}
