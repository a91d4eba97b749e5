// The API's page: what it shows to run does run.

import { execFile } from 'node:child_process'
import fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { Author } from '../sdk/author.ts'
import { expect, onOwnServer, test } from '../support/test.ts'

const SCOPES = ['prompt:read', 'prompt:write', 'tag:write', 'admin']
const PLENTY = { CUEBOOK_WRITES_PER_MINUTE: '1000' }

/** In a shell that stops at the first refusal, and shows what it said. */
async function shell(script: string, folder: string, settings: Record<string, string> = {}) {
  const strict = 'set -euo pipefail\ncurl() { command curl --silent --show-error --fail-with-body "$@"; }\n'
  const run = promisify(execFile)('bash', ['-c', strict + script], { cwd: folder, env: { ...process.env, ...settings } })
  return await run.catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`${script}\n${error.stdout}\n${error.stderr}`)
  })
}

test('the guide runs as it stands', async ({ page }) => {
  test.slow()
  await onOwnServer(page, PLENTY, async (server) => {
    const author = await Author.signIn(server.url)
    const key = await author.key(SCOPES)
    await page.goto(`${server.url}/docs/api`)
    const blocks = page.locator('.manual__guide .code', { has: page.locator('.code__name', { hasText: 'Shell' }) })
    const guide = (await blocks.locator('code').allTextContents()).join('\n')
    expect(guide).toContain(`CUEBOOK=${server.url}`)
    const { stdout } = await shell(guide.replace('CUEBOOK_API_KEY=phx_…', `CUEBOOK_API_KEY=${key}`), server.data)
    expect(stdout).toContain('"text":"You kindly answer customers of {{company}}."')
    expect(stdout).toContain('"dry_run":true')
  })
})

/** What answers something else than 2xx where nobody else is in the project, and nothing was deleted. */
const REFUSED: Record<string, string> = { change_role: '404', remove_person: '404', read_draft: '404' }

test('every example of the reference is a request that the server takes', async ({ page }) => {
  test.slow()
  await onOwnServer(page, PLENTY, async (server) => {
    const author = await Author.signIn(server.url)
    const key = await author.key(SCOPES)
    const ask = async (method: string, path: string, body?: object) => {
      const headers = { Authorization: `Bearer ${key}` }
      const answer = await fetch(`${server.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) })
      const text = await answer.text()
      return text ? JSON.parse(text) : {}
    }
    const gone = await ask('POST', '/prompts', { name: 'gone', content: { text: 'Goodbye.' } })
    const { data } = await ask('GET', '/prompts')
    await ask('POST', '/prompts/gone/archive')
    await ask('POST', '/invitations', { email: 'new@example.com', role: 'viewer' })
    const spare = await ask('POST', '/keys', { name: 'spare', scopes: ['prompt:read'] })
    const ids: Record<string, string> = {
      bring_back_prompt: data[0].id,
      read_version: gone.id,
      revoke_invitation: (await ask('GET', '/people')).invitations[0].id,
      revoke_key: spare.id,
      change_role: '999',
      remove_person: '999',
    }

    await page.goto(`${server.url}/docs/api`)
    const entries = await page.locator('.manual__entry:has(.manual__address)').evaluateAll((entries) =>
      entries.map((entry) => [entry.id, entry.querySelector('pre')?.textContent ?? ''] as const),
    )
    expect(entries.length).toBeGreaterThan(30)
    // What takes away comes last.
    const last = ['remove_tag', 'archive_prompt']
    const order = entries.toSorted(([one], [other]) => last.indexOf(one) - last.indexOf(other))
    const answered: Record<string, string> = {}
    for (const [id, example] of order) {
      const quiet = `curl() { command curl --silent --output answer --write-out '%{http_code}' "$@"; }\n`
      const { stdout } = await shell(quiet + example, server.data, { CUEBOOK_API_KEY: key, ID: `${ids[id] ?? ''}` })
      const said = await fs.readFile(path.join(server.data, 'answer'), 'utf8').catch(() => '')
      answered[id] = stdout.startsWith('2') ? '2xx' : `${stdout} ${said}`
    }
    const wanted = Object.fromEntries(
      entries.map(([id]) => [id, REFUSED[id] ? expect.stringContaining(REFUSED[id]) : '2xx']),
    )
    expect(answered).toEqual(wanted)
  })
})

test('the page shows a code, a type and an address by its link, and copies', async ({ page, context, server }) => {
  await page.goto(`${server.url}/docs/api#unknown_parameter`)
  await expect(page.locator(':target')).toHaveText('unknown_parameter')
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Publish the next version' }).click()
  await expect(page.locator(':target').getByRole('heading', { level: 3 })).toHaveText('Publish the next version')
  await page.locator(':target').getByRole('link', { name: 'Edit' }).first().click()
  await expect(page.locator(':target')).toContainText('old')
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.locator('#read_project').getByRole('button', { name: 'Copy Shell' }).click()
  await expect(page.locator('#read_project').getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`${server.url}/api/v1/project`)
})
