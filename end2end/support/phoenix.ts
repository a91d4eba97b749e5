// What a program without a client sends to Phoenix's paths.

import { PROJECT, type Server, startServer } from './server.ts'

/**
 * With CUEBOOK_E2E_PHOENIX=http://… the tests run against a real Phoenix there, which shows that they ask for what
 * Phoenix does. It is started with PHOENIX_ENABLE_AUTH=true and with PROJECT.key as its PHOENIX_ADMIN_SECRET.
 */
export const PHOENIX = process.env.CUEBOOK_E2E_PHOENIX

export async function startDoor(): Promise<Pick<Server, 'url' | 'stop'>> {
  if (PHOENIX) return { url: PHOENIX, stop: async () => {} }
  // The tests write faster than a program may.
  return await startServer({ CUEBOOK_WRITES_PER_MINUTE: '1000000' })
}

/** What Cuebook adds to a version, and the clients take no notice of. */
export interface Additions {
  sequence_number: number
  created_at: string
  tags: string[]
}

export interface Version extends Partial<Additions> {
  id: string
  [field: string]: unknown
}

export class Door {
  constructor(readonly url: string) {}

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    return await fetch(`${this.url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${PROJECT.key}`, 'Content-Type': 'application/json', ...headers },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    })
  }

  /** The JSON of an answer with that status. */
  async json<T>(status: number, method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.ask(method, path, body)
    const text = await answer.text()
    if (answer.status !== status) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
    return JSON.parse(text) as T
  }

  /** The status and the text of an answer, as the clients show them. */
  async refusal(method: string, path: string, body?: unknown): Promise<[number, string]> {
    const answer = await this.ask(method, path, body)
    return [answer.status, await answer.text()]
  }

  async create(name: string, version: object, about: object = {}) {
    const body = { prompt: { name, ...about }, version }
    return (await this.json<{ data: Version }>(200, 'POST', '/v1/prompts', body)).data
  }

  async latest(name: string) {
    return (await this.json<{ data: Version }>(200, 'GET', `/v1/prompts/${name}/latest`)).data
  }
}

/** A version without its id and without what Cuebook adds: what its author wrote. */
export function written({ id, sequence_number, created_at, tags, ...version }: Version) {
  return version
}
