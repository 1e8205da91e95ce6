// Sends one request to the server that served this page.
import { offline, ProblemError, readProblem } from './problem.ts'

export type Input = Record<string, unknown>

/** 'GET /people/:id' and { id, q } become a method, an address and what is left for the body. */
export function addressOf(key: string, input: Input): { method: string; url: string; body: Input | undefined } {
  const [method = 'GET', path = '/'] = key.split(' ')
  const rest = { ...input }
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const inQuery = method === 'GET' || method === 'DELETE'
  return { method, url: `/api${filled}${inQuery ? queryOf(rest) : ''}`, body: inQuery ? undefined : rest }
}

/** Lists repeat their name; what is null or undefined is left out. */
export function queryOf(input: Input): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one != null) query.append(name, String(one))
  }
  return query.size ? `?${query}` : ''
}

/** Answers the JSON of a success; throws a ProblemError for everything else. */
export async function request(key: string, input: Input, signal?: AbortSignal): Promise<unknown> {
  const response = await send(key, input, signal)
  return response.status === 204 ? {} : response.json()
}

/** Answers the text of a file. */
export async function requestText(key: string, input: Input, signal?: AbortSignal): Promise<string> {
  return (await send(key, input, signal)).text()
}

async function send(key: string, input: Input, signal?: AbortSignal): Promise<Response> {
  const { method, url, body } = addressOf(key, input)
  const headers: Record<string, string> = { accept: 'application/json', 'x-kith': '1' }
  if (body) headers['content-type'] = 'application/json'
  const sent = fetch(url, {
    method,
    headers,
    credentials: 'same-origin',
    body: body ? JSON.stringify(body) : null,
    signal: signal ?? null,
  })
  const response = await sent.catch((error: unknown) => {
    throw signal?.aborted ? error : offline(error)
  })
  if (!response.ok) throw await readProblem(response)
  return response
}

export type Upload = { onProgress?: (share: number) => void; signal?: AbortSignal }

/** Sends bytes as they are, telling how far it got; fetch cannot tell that. */
export function requestUpload(
  key: string,
  input: Input,
  bytes: Blob,
  { onProgress, signal }: Upload = {},
): Promise<unknown> {
  const { method, url, body } = addressOf(key, input)
  return new Promise((resolve, reject) => {
    const sender = new XMLHttpRequest()
    sender.open(method, url + queryOf(body ?? {}))
    sender.setRequestHeader('content-type', 'application/octet-stream')
    sender.setRequestHeader('x-kith', '1')
    sender.upload.onprogress = ({ loaded, total }) => onProgress?.(total ? loaded / total : 0)
    sender.onerror = () => reject(offline())
    sender.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'))
    sender.onload = () => (sender.status < 300 ? resolve(parse(sender.responseText)) : reject(problemOf(sender)))
    signal?.addEventListener('abort', () => sender.abort(), { once: true })
    sender.send(bytes)
  })
}

function problemOf(sender: XMLHttpRequest): ProblemError {
  return new ProblemError({ ...(parse(sender.responseText) as object), status: sender.status })
}

function parse(text: string): unknown {
  return /^\s*[[{]/.test(text) ? JSON.parse(text) : {}
}
