// What the page for programs shows to copy runs as it stands.

import { execFile } from 'node:child_process'
import fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { python } from '../sdk/child.ts'
import { SLUG } from '../support/author.ts'
import { PROJECT } from '../support/server.ts'
import { expect, test } from '../support/test.ts'

const CLIENTS = path.resolve(import.meta.dirname, '../.clients')
const KEYS = { CUEBOOK_API_KEY: PROJECT.key, CUEBOOK_PROJECT_TOKEN: PROJECT.token }
const run = promisify(execFile)

async function printed(command: string, args: string[], env: Record<string, string> = {}) {
  const { stdout } = await run(command, args, { env: { ...process.env, ...KEYS, ...env } })
  return stdout
}

test('everything on the page for programs runs', async ({ lena, author, server }) => {
  test.slow()
  await author.create('support-reply', 'Dear {{name}},')
  await author.tag('support-reply', 'production', 1)
  await lena.goto(`/p/${SLUG}/settings/programs`)
  const shown = async (title: string) => {
    const block = lena.locator('.code', { has: lena.locator('.code__name', { hasText: title }) })
    return (await block.locator('code').textContent()) ?? ''
  }

  const posthog = python('client.py')
  expect(await printed(posthog.command, ['-c', await shown('Python: pip install posthog')])).toContain('support-reply 1')

  const phoenix = python('', 'phoenix-3.5')
  const formatted = await printed(phoenix.command, ['-c', await shown('Python: pip install arize-phoenix-client')], phoenix.env)
  expect(formatted).toContain('Dear Ana,')

  const script = path.join(CLIENTS, 'phoenix-js-6.14', `snippet-${process.pid}.mjs`)
  await fs.writeFile(script, await shown('TypeScript: npm install @arizeai/phoenix-client'))
  try {
    expect(await printed(process.execPath, [script])).toContain('Dear Ana,')
  } finally {
    await fs.rm(script)
  }

  const listed = await printed('bash', ['-c', await shown('Shell: the first prompts')])
  expect(JSON.parse(listed).data[0].name).toBe('support-reply')

  // What the agents' programs do with their lines: they ask this address with this header.
  const [, address, header] = /cuebook (\S+) --header "([^"]+)"/.exec(await shown('Claude Code')) ?? []
  const cursor = JSON.parse(await shown('Cursor: .cursor/mcp.json')).mcpServers.cuebook
  expect(cursor).toEqual({ url: address, headers: { Authorization: 'Bearer ${env:CUEBOOK_API_KEY}' } })
  expect(header).toBe('Authorization: Bearer $CUEBOOK_API_KEY')
  expect(address).toBe(`${server.url}/mcp`)
})
