// What stands in the tables while they come and go: asked again and again on one connection, opened anew whenever it is lost.
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

export type Tables = {
  /** How many messages are accounted for; null while the database is away. */
  known(): Promise<number | null>
  /** How often something of this subject was written down; null while the database is away. */
  written(subject: string): Promise<number | null>
  stop(): Promise<void>
}

/** `owner`: how the owner of the schema connects. */
export function watchTables(owner: pg.ClientConfig): Tables {
  let client: pg.Client | null = null
  const count = async (text: string, values: string[]): Promise<number | null> => {
    try {
      client ??= await open(owner, () => (client = null))
      const { rows } = await client.query<{ count: number }>({ text, values })
      return rows[0]?.count ?? 0
    } catch {
      client = null
      await wait(20)
      return null
    }
  }
  return {
    known: () => count('select count(*)::int as count from arrival', []),
    written: (subject) => count('select count(*)::int as count from interaction where subject = $1', [subject]),
    stop: async () => client?.end(),
  }
}

async function open(owner: pg.ClientConfig, lost: () => void): Promise<pg.Client> {
  const client = new pg.Client({ ...owner, connectionTimeoutMillis: 5000 })
  client.on('error', lost)
  client.on('end', lost)
  await client.connect()
  return client
}
