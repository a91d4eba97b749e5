// One of PostHog's clients in a process of its own: what it prints to its user is seen, as a user would see it.

import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { PROJECT } from '../support/server.ts'

const HERE = import.meta.dirname
const PYTHON = process.env.CUEBOOK_PYTHON ?? path.join(HERE, '../.venv/bin/python')

export const LANGUAGES = ['python', 'javascript'] as const
export type Language = (typeof LANGUAGES)[number]

export interface Result {
  source: 'api' | 'cache' | 'stale_cache' | 'code_fallback'
  prompt: string
  name?: string | null
  version?: number | null
  label?: string | null
  config?: Record<string, unknown> | null
}

/** As the documentation of both writes them, without the difference in spelling. */
export interface Options {
  version?: number
  label?: string
  fallback?: string
}

export class Client {
  private readonly child: ChildProcess
  private readonly answers: AsyncIterator<string>
  private printed = ''

  constructor(language: Language) {
    const [program, script] = language === 'python' ? [PYTHON, 'client.py'] : [process.execPath, 'client.mjs']
    this.child = spawn(program, [path.join(HERE, script)], { stdio: ['pipe', 'pipe', 'pipe'] })
    this.child.stderr?.on('data', (chunk: Buffer) => (this.printed += chunk))
    this.child.on('error', (error) => (this.printed += error.message))
    const { stdout } = this.child
    if (!stdout) throw new Error('a child with pipes has an output')
    this.answers = createInterface({ input: stdout })[Symbol.asyncIterator]()
  }

  /** Everything the client has warned of so far. */
  get warnings(): string {
    return this.printed
  }

  private async order(order: Record<string, unknown>): Promise<unknown> {
    this.child.stdin?.write(`${JSON.stringify(order)}\n`)
    const line = await this.answers.next()
    if (line.done) throw new Error(`The client ended. ${this.printed}`)
    const answer = JSON.parse(line.value) as { value?: unknown; error?: string }
    if (answer.error !== undefined) throw new Error(answer.error)
    return answer.value
  }

  async connect(host: string, { token = PROJECT.token, key = PROJECT.key, direct = false } = {}) {
    await this.order({ do: 'connect', host, token, key, direct })
  }

  async get(name: string, options: Options = {}) {
    return (await this.order({ do: 'get', name, options })) as Result
  }

  async getAll(options: Pick<Options, 'label'> = {}) {
    return (await this.order({ do: 'get_all', options })) as Record<string, Result>
  }

  async compile(prompt: string, variables: Record<string, string | number>) {
    return (await this.order({ do: 'compile', prompt, variables })) as string
  }

  /** Empties the client's own cache. */
  async forget() {
    await this.order({ do: 'forget' })
  }

  async end() {
    const gone = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.stdin?.end()
    await gone
  }
}
