// PostHog's own clients, unmodified, against a running Cuebook: what a user of theirs moves over with a new host.

import { expect, test } from '@playwright/test'
import { Author } from '../sdk/author.ts'
import { Client, LANGUAGES } from '../sdk/client.ts'
import { PROJECT, type Server, startServer } from '../support/server.ts'

const MANY = 105

let server: Server
let author: Author

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  server = await startServer()
  author = await Author.signIn(server.url)
  const settings = { zeta: 1, model: 'gpt-5-mini', temperature: 0 }
  await author.create('support-reply', 'Hello {{user_name}} from {{company.name}}, {{unknown}}.', settings)
  await author.publish('support-reply', 1, 'Good day {{user_name}}.')
  await author.tag('support-reply', 'production', 1)
  await author.createChat('talk', [
    { role: 'system', text: 'Be "kind".' },
    { role: 'user', text: '{{question}}' },
  ])
})

test.afterAll(async () => await server?.stop())

function raw(path: string, headers: Record<string, string> = {}) {
  return fetch(`${server.url}${path}`, { headers: { Authorization: `Bearer ${PROJECT.key}`, ...headers } })
}

for (const language of LANGUAGES) {
  test.describe(`${language} @pg`, () => {
    let client: Client

    test.beforeEach(async () => {
      client = new Client(language)
      await client.connect(server.url)
    })
    test.afterEach(async () => await client.end())

    test('gets the latest, a version and a label, and fills in the variables', async () => {
      const latest = await client.get('support-reply')
      expect(latest).toMatchObject({ source: 'api', prompt: 'Good day {{user_name}}.', name: 'support-reply', version: 2 })
      expect(latest.label ?? null).toBeNull()
      const first = await client.get('support-reply', { version: 1 })
      expect(first.version).toBe(1)
      expect(Object.entries(first.config ?? {})).toEqual([['zeta', 1], ['model', 'gpt-5-mini'], ['temperature', 0]])
      const production = await client.get('support-reply', { label: 'production' })
      expect(production).toMatchObject({ source: 'api', version: 1, label: 'production' })
      const words = await client.compile(production.prompt, { user_name: 'Ana', 'company.name': 'Northwind' })
      expect(words).toBe('Hello Ana from Northwind, {{unknown}}.')
      expect(await client.get('support-reply')).toMatchObject({ source: 'cache', version: 2 })
      expect(client.warnings).toBe('')
    })

    test('does the same without a client of the other features', async () => {
      await client.connect(server.url, { direct: true })
      expect(await client.get('support-reply', { label: 'production' })).toMatchObject({ source: 'api', version: 1 })
      expect(client.warnings).toBe('')
    })

    test('gets a chat as the JSON of its messages', async () => {
      const { prompt } = await client.get('talk')
      expect(JSON.parse(await client.compile(prompt, { question: 'Where is it?' }))).toEqual([
        { role: 'system', content: 'Be "kind".' },
        { role: 'user', content: 'Where is it?' },
      ])
    })

    test('falls back once a prompt is archived, and sees a moved label', async () => {
      const name = `seasonal-${language}`
      await author.create(name, 'winter')
      await author.tag(name, 'production', 1)
      expect(await client.get(name, { label: 'production' })).toMatchObject({ version: 1 })
      await author.publish(name, 1, 'spring')
      await author.tag(name, 'production', 2)
      await client.forget()
      expect(await client.get(name, { label: 'production' })).toMatchObject({ prompt: 'spring', version: 2 })
      await author.archive(name)
      await client.forget()
      const fallback = await client.get(name, { fallback: 'from the code' })
      expect(fallback).toMatchObject({ source: 'code_fallback', prompt: 'from the code' })
      expect(client.warnings).toContain('using fallback')
      await expect(client.get(name)).rejects.toThrow(`Prompt "${name}" not found`)
      await expect(client.get(name, { version: 1 })).rejects.toThrow(`Prompt "${name}" version 1 not found`)
    })

    test('is told what is wrong with its key', async () => {
      const wrong = language === 'python' ? 'Authentication failed for prompt "support-reply"' : 'HTTP 401'
      await client.connect(server.url, { key: 'phx_of_nobody' })
      await expect(client.get('support-reply')).rejects.toThrow(wrong)
      await client.connect(server.url, { token: 'phc_of_another_project' })
      await expect(client.get('support-reply')).rejects.toThrow(wrong)
    })
  })
}

test.describe('all prompts @pg', () => {
  test.beforeAll(async () => {
    for (let number = 0; number < MANY; number += 1) {
      await author.create(`many-${number}`, `words of ${number}`)
      if (number % 50 === 0) await author.tag(`many-${number}`, 'production', 1)
    }
  })

  for (const language of LANGUAGES) {
    test(`${language} takes all, over several pages, and all of a label`, async () => {
      const client = new Client(language)
      await client.connect(server.url)
      const all = await client.getAll()
      expect(Object.keys(all)).toHaveLength(MANY + 2)
      expect(all['many-104']).toMatchObject({ source: 'api', prompt: 'words of 104', version: 1 })
      expect(all['support-reply']).toMatchObject({ version: 2, config: null })
      expect(await client.get('many-7')).toMatchObject({ source: 'cache', prompt: 'words of 7' })
      const labelled = await client.getAll({ label: 'production' })
      expect(Object.keys(labelled).sort()).toEqual(['many-0', 'many-100', 'many-50', 'support-reply'])
      expect(labelled['support-reply']).toMatchObject({ version: 1, label: 'production' })
      expect(await client.getAll({ label: 'nowhere' })).toEqual({})
      expect(client.warnings).toBe('')
      await client.end()
    })
  }
})

test('the bytes on the wire are what the strictest client takes', async () => {
  const token = `token=${PROJECT.token}`
  // As sent by posthog 7.91, posthog 7.9.0 and @posthog/ai 7.7.0.
  for (const line of [`environments/@current/llm_prompts/name/support-reply/?${token}`, 'environments/@current/llm_prompts/name/support-reply/', 'projects/@current/llm_prompts/name/support-reply/']) {
    const answer = await raw(`/api/${line}`)
    expect(answer.status, line).toBe(200)
    expect(answer.redirected, line).toBe(false)
    const body = await answer.text()
    expect(body).toMatch(/"version":2,/)
    expect(body).not.toContain('"label"')
  }
  const list = await (await raw(`/api/environments/@current/llm_prompts/?${token}&content=full`)).text()
  expect(list).not.toContain('"label":')
  expect(list).not.toMatch(/"version":(?!\d+[,}])/)
  const { next } = JSON.parse(list) as { next: string }
  expect(next.startsWith(`${server.url}/api/environments/@current/llm_prompts/?${token}`), next).toBe(true)
})

test('the next page is where the client asked, whatever a stranger says of a proxy', async () => {
  const forwarded = { 'X-Forwarded-Host': 'prompts.example.com', 'X-Forwarded-Proto': 'https' }
  const path = '/api/environments/@current/llm_prompts/?limit=1'
  const stranger = (await (await raw(path, forwarded)).json()) as { next: string }
  expect(new URL(stranger.next).origin).toBe(server.url)
  const behind = await startServer({ CUEBOOK_TRUSTED_PROXIES: '127.0.0.1' })
  const writer = await Author.signIn(behind.url)
  for (const name of ['one', 'two']) await writer.create(name, 'words')
  const answer = await fetch(`${behind.url}${path}`, { headers: { Authorization: `Bearer ${PROJECT.key}`, ...forwarded } })
  const { next } = (await answer.json()) as { next: string }
  expect(new URL(next).origin).toBe('https://prompts.example.com')
  await behind.stop()
})
