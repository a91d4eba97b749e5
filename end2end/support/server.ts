// One real server a worker: its own port, its own data, gone afterwards.

import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'

export const LENA = { email: 'lena@example.com', password: 'correct-horse-battery' }
export const PROJECT = {
  name: 'Northwind Care',
  token: 'phc_e2e_project_token_0000000000',
  key: 'phx_e2e_personal_key_000000000000',
}

const ROOT = path.resolve(import.meta.dirname, '../..')
const TARGET = process.env.CARGO_TARGET_DIR ?? path.join(ROOT, 'target')
const BINARY = process.env.CUEBOOK_BIN ?? path.join(TARGET, 'debug/cuebook')
const START_MS = 30_000

export interface Server {
  url: string
  data: string
  /** Its PostgreSQL; without one it keeps a SQLite file in `data`. */
  database?: string
  /** What it has written to its logs so far. */
  log: () => string
  stop: (signal?: NodeJS.Signals) => Promise<void>
}

async function freePort(): Promise<number> {
  const probe = net.createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as net.AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** With CUEBOOK_E2E_DATABASE=postgres each server gets a fresh database there, else a SQLite file. */
async function freshDatabase(): Promise<{ url?: string; drop: () => Promise<void> }> {
  if (process.env.CUEBOOK_E2E_DATABASE !== 'postgres') return { drop: async () => {} }
  const address = process.env.CUEBOOK_TEST_POSTGRES
  if (!address) throw new Error('CUEBOOK_E2E_DATABASE=postgres needs CUEBOOK_TEST_POSTGRES=postgres://…')
  const name = `e2e_${randomUUID().replaceAll('-', '')}`
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await run(`CREATE DATABASE ${name}`)
  const url = new URL(address)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

export async function startServer(settings: Record<string, string> = {}): Promise<Server> {
  const data = await fs.mkdtemp(path.join(os.tmpdir(), 'cuebook-e2e-'))
  const database = await freshDatabase()
  const url = `http://127.0.0.1:${await freePort()}`
  const child = spawn(BINARY, ['serve'], {
    env: {
      PATH: process.env.PATH,
      CUEBOOK_LISTEN: new URL(url).host,
      CUEBOOK_DATA: data,
      CUEBOOK_INIT_EMAIL: LENA.email,
      CUEBOOK_INIT_PASSWORD: LENA.password,
      CUEBOOK_INIT_PROJECT: PROJECT.name,
      CUEBOOK_INIT_PROJECT_TOKEN: PROJECT.token,
      CUEBOOK_INIT_PERSONAL_KEY: PROJECT.key,
      ...(database.url ? { DATABASE_URL: database.url } : {}),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  const keep = (chunk: Buffer) => (log += chunk)
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  child.on('error', (error) => (log += `${BINARY} does not start: ${error.message}. Build it with scripts/test.`))

  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    await end(child, signal)
    await database.drop()
    await fs.rm(data, { recursive: true, force: true })
  }
  try {
    await ready(url, child)
  } catch (error) {
    await stop('SIGKILL')
    throw new Error(`${(error as Error).message}\n${log}`)
  }
  return { url, data, database: database.url, log: () => log, stop }
}

async function ready(url: string, child: ChildProcess) {
  const until = Date.now() + START_MS
  while (Date.now() < until) {
    if (child.pid === undefined || child.exitCode !== null) throw new Error('The server ended before it was ready.')
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The server was not ready within ${START_MS / 1000} s.`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  const slow = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(slow)
}
