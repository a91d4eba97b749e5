// A client in a process of its own: what it prints to its user is seen, as a user would see it.

import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'

const HERE = import.meta.dirname
const PYTHON = process.env.CUEBOOK_PYTHON ?? path.join(HERE, '../.venv/bin/python')

/** How a client is started. */
export interface Program {
  command: string
  args: string[]
  env?: Record<string, string>
}

/** A script of this folder with the packages of that line of clients.txt, or else with those of requirements.txt. */
export function python(script: string, folder?: string): Program {
  const env = folder ? { PYTHONPATH: path.join(HERE, '../.clients', folder) } : undefined
  return { command: PYTHON, args: [path.join(HERE, script)], env }
}

/** A script of this folder, told the names of the packages to load. */
export function node(script: string, ...packages: string[]): Program {
  return { command: process.execPath, args: [path.join(HERE, script), ...packages] }
}

/** Takes one JSON object a line, and answers each with one: `{value}` or `{error}`. */
export class Child {
  private readonly child: ChildProcess
  private readonly answers: AsyncIterator<string>
  private printed = ''
  private unanswered = 0

  constructor({ command, args, env }: Program) {
    this.child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } })
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

  protected async order(order: Record<string, unknown>): Promise<unknown> {
    this.child.stdin?.write(`${JSON.stringify(order)}\n`)
    this.unanswered += 1
    const line = await this.answers.next()
    this.unanswered -= 1
    if (line.done) throw new Error(`The client ended. ${this.printed}`)
    const answer = JSON.parse(line.value) as { value?: unknown; error?: string }
    if (answer.error !== undefined) throw new Error(answer.error)
    return answer.value
  }

  async end() {
    const gone = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.stdin?.end()
    // A client that hangs would not see the end of its input.
    if (this.unanswered > 0) this.child.kill()
    await gone
  }
}
