// Work that only one process does at a time, and of which others know at once when that process is gone: a lock of the database's, held by a connection.
import pg from 'pg'
import type { Ground, Scope } from './scope.ts'

type Holder = { client: Promise<pg.Client>; users: number }
const holders = new WeakMap<Ground, Holder>()
/** What this process works at, whatever becomes of its connection meanwhile. */
const here = new Set<string>()

/** Does the work if nobody else is at it; answers 'busy' otherwise. A process that dies lets go at once. */
export async function alone<T>(scope: Scope, name: string, work: () => Promise<T>): Promise<T | 'busy'> {
  const key = `${name} ${scope.workspaceId}`
  if (here.has(key)) return 'busy'
  here.add(key)
  const { ground } = scope
  const holder = hold(ground)
  try {
    const client = await holder.client
    if (!(await tryLock(client, key))) return 'busy'
    try {
      return await work()
    } finally {
      await unlock(client, key)
    }
  } finally {
    here.delete(key)
    await release(ground, holder)
  }
}

/** One connection for all that this process holds: locks outlive statements, and a pool's connections are few. */
function hold(ground: Ground): Holder {
  const open = holders.get(ground)
  const holder = open ?? { client: connect(ground), users: 0 }
  holder.users++
  holders.set(ground, holder)
  return holder
}

async function release(ground: Ground, holder: Holder): Promise<void> {
  if (--holder.users > 0) return
  if (holders.get(ground) === holder) holders.delete(ground)
  const client = await holder.client.catch(() => null)
  await client?.end().catch(complain)
}

function connect(ground: Ground): Promise<pg.Client> {
  const client = new pg.Client({ ...ground.pool.options, application_name: 'kith alone' } as pg.ClientConfig)
  const opening = client.connect().then(() => client)
  // What is lost with the connection must not be asked of it again.
  const forget = () => {
    if (holders.get(ground)?.client === opening) holders.delete(ground)
  }
  client.on('end', forget)
  client.on('error', (error) => {
    forget()
    complain(error)
  })
  return opening
}

const complain = (error: Error) => console.error(`the connection that holds what is done alone: ${error.message}`)

async function tryLock(client: pg.Client, key: string): Promise<boolean> {
  const asked = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine'
  return (await client.query<{ mine: boolean }>(asked, [key])).rows[0]?.mine === true
}

/** A connection that was lost has let go already. */
async function unlock(client: pg.Client, key: string): Promise<void> {
  await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key]).catch(complain)
}
