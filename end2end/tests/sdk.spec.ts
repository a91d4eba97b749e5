// PostHog's own clients, unmodified, against a running Cuebook: what a user of theirs moves over with a new host.

import { expect, test } from '@playwright/test'
import { Author } from '../sdk/author.ts'
import { Client, type Result } from '../sdk/client.ts'
import { RELEASES, type Release } from '../sdk/releases.ts'
import { PROJECT, type Server, startServer } from '../support/server.ts'

const MANY = 105
const FIRST = 'Hello {{user_name}} from {{company.name}}, {{unknown}}.'
const LATEST = 'Good day {{user_name}}.'
const SETTINGS = { zeta: 1, model: 'gpt-5-mini', temperature: 0 }

let server: Server
let author: Author
/** Of another project on the same server. */
let other: { token: string; key: string }
/** A key that may do something, but not read prompts. */
let readsNothing: string

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  server = await startServer()
  author = await Author.signIn(server.url)
  await author.create('support-reply', FIRST, SETTINGS)
  await author.publish('support-reply', 1, LATEST)
  await author.tag('support-reply', 'production', 1)
  await author.createChat('talk', [
    { role: 'system', text: 'Be "kind".' },
    { role: 'user', text: '{{question}}' },
  ])
  const { slug, token } = await author.project('Contoso')
  other = { token, key: await author.key(['prompt:read'], slug) }
  readsNothing = await author.key(['tag:write'])
})

test.afterAll(async () => await server?.stop())

function raw(path: string, headers: Record<string, string> = {}) {
  return fetch(`${server.url}${path}`, { headers: { Authorization: `Bearer ${PROJECT.key}`, ...headers } })
}

/** What the user of a release has of a result. */
const had = (release: Release, result: Result) => (release.results ? expect.objectContaining({ ...result }) : result.prompt)

const words = (had: Result | string) => (typeof had === 'string' ? had : had.prompt)

/** A prompt for the tests of one release. */
const own = (name: string, release: Release) => `${name}-${RELEASES.indexOf(release)}`

for (const release of RELEASES) {
  test.describe(`${release.name} @pg`, () => {
    let client: Client

    test.beforeEach(async () => {
      client = new Client(release)
      await client.connect(server.url)
    })
    test.afterEach(async () => await client.end())

    test('gets the latest, and keeps it', async () => {
      const latest: Result = { source: 'api', prompt: LATEST, name: 'support-reply', version: 2 }
      const got = await client.get('support-reply')
      expect(got).toEqual(had(release, latest))
      if (typeof got === 'object') expect(got.label ?? null).toBeNull()
      expect(await client.get('support-reply')).toEqual(had(release, { ...latest, source: 'cache' }))
      expect(await client.compile(words(got), { user_name: 'Ana' })).toBe('Good day Ana.')
      expect(client.warnings).toBe('')
    })

    test('does the same without a client of the other features', async () => {
      await client.connect(server.url, { direct: true })
      expect(words(await client.get('support-reply'))).toBe(LATEST)
      expect(client.warnings).toBe('')
    })

    test('gets a chat as the JSON of its messages', async () => {
      const prompt = words(await client.get('talk'))
      expect(JSON.parse(await client.compile(prompt, { question: 'Where is it?' }))).toEqual([
        { role: 'system', content: 'Be "kind".' },
        { role: 'user', content: 'Where is it?' },
      ])
    })

    test('sees a publish, and falls back once the prompt is archived', async () => {
      const name = own('seasonal', release)
      await author.create(name, 'winter')
      expect(words(await client.get(name))).toBe('winter')
      await author.publish(name, 1, 'spring')
      await client.forget()
      expect(words(await client.get(name))).toBe('spring')
      await author.archive(name)
      await client.forget()
      const fallback: Result = { source: 'code_fallback', prompt: 'from the code' }
      expect(await client.get(name, { fallback: 'from the code' })).toEqual(had(release, fallback))
      expect(client.warnings).toContain('using fallback')
      await expect(client.get(name)).rejects.toThrow(`Prompt "${name}" not found`)
    })

    if (release.versions === 'asks') {
      test('gets a version, with its settings, and fills in the variables', async () => {
        const got = await client.get('support-reply', { version: 1 })
        expect(got).toMatchObject({ source: 'api', prompt: FIRST, name: 'support-reply', version: 1 })
        const { config } = got as Result
        if (release.config) expect(Object.entries(config ?? {})).toEqual(Object.entries(SETTINGS))
        const filled = await client.compile(FIRST, { user_name: 'Ana', 'company.name': 'Northwind' })
        expect(filled).toBe('Hello Ana from Northwind, {{unknown}}.')
        await expect(client.get('support-reply', { version: 9 })).rejects.toThrow('Prompt "support-reply" version 9 not found')
        expect(client.warnings).toBe('')
      })
    }

    if (release.labels === 'asks') {
      test('gets a label, and sees it moved', async () => {
        const name = own('labelled', release)
        await author.create(name, 'winter')
        await author.tag(name, 'production', 1)
        const winter = { source: 'api', prompt: 'winter', version: 1, label: 'production' }
        expect(await client.get(name, { label: 'production' })).toMatchObject(winter)
        await author.publish(name, 1, 'spring')
        await author.tag(name, 'production', 2)
        await client.forget()
        const spring = { source: 'api', prompt: 'spring', version: 2, label: 'production' }
        expect(await client.get(name, { label: 'production' })).toMatchObject(spring)
        await expect(client.get(name, { label: 'nowhere' })).rejects.toThrow(`Prompt "${name}" label "nowhere" not found`)
        expect(client.warnings).toBe('')
      })
    }

    for (const [asked, heed] of [[{ version: 1 }, release.versions], [{ label: 'production' }, release.labels]] as const) {
      const [what] = Object.keys(asked)
      if (heed === 'refuses') {
        test(`refuses to ask for a ${what}`, async () => {
          await expect(client.get('support-reply', asked)).rejects.toThrow(`unexpected keyword argument '${what}'`)
        })
      }
      if (heed === 'ignores') {
        // Its request is the same as for the latest: no server could answer otherwise.
        test(`gets the latest although asked for a ${what}`, async () => {
          expect(words(await client.get('support-reply', asked))).toBe(LATEST)
        })
      }
    }

    test('is told what is wrong with its key, and which name is unknown', async () => {
      await client.connect(server.url, { key: '' })
      await expect(client.get('support-reply')).rejects.toThrow(/personal_?api_?key is required/i)
      await client.connect(server.url, { key: 'phx_of_nobody' })
      await expect(client.get('support-reply')).rejects.toThrow(release.unauthorised)
      await client.connect(server.url, { key: readsNothing })
      await expect(client.get('support-reply')).rejects.toThrow('Access denied for prompt "support-reply"')
      await client.connect(server.url)
      await expect(client.get('suport-reply')).rejects.toThrow('Prompt "suport-reply" not found')
    })

    test('has the prompts of one project only', async () => {
      await client.connect(server.url, other)
      await expect(client.get('support-reply')).rejects.toThrow('Prompt "support-reply" not found')
      await client.connect(server.url, { token: other.token })
      if (release.token) {
        await expect(client.get('support-reply')).rejects.toThrow(release.unauthorised)
      } else {
        // It does not send the token: the key says which project is meant.
        expect(words(await client.get('support-reply'))).toBe(LATEST)
      }
    })
  })
}

test.describe('all prompts @pg', () => {
  test.beforeAll(async () => {
    for (let number = 0; number < MANY; number += 1) {
      await author.create(`many-${number}`, `words of ${number}`)
      if (number % 50 === 0) await author.tag(`many-${number}`, 'fifties', 1)
    }
    await author.tag('support-reply', 'fifties', 1)
  })

  for (const release of RELEASES) {
    test(`${release.name} takes ${release.all === 'none' ? 'one at a time' : release.all}`, async () => {
      const client = new Client(release)
      await client.connect(server.url)
      if (release.all === 'none') {
        await expect(client.getAll({ label: 'fifties' })).rejects.toThrow(/no attribute 'get_all'|getAll is not a function/)
      } else {
        const labelled = await client.getAll({ label: 'fifties' })
        expect(Object.keys(labelled).sort()).toEqual(['many-0', 'many-100', 'many-50', 'support-reply'])
        expect(labelled['support-reply']).toMatchObject({ prompt: FIRST, version: 1, label: 'fifties', config: SETTINGS })
        expect(await client.get('many-50', { label: 'fifties' })).toMatchObject({ source: 'cache', version: 1 })
        expect(await client.getAll({ label: 'nowhere' })).toEqual({})
      }
      if (release.all === 'labelled') {
        await expect(client.getAll()).rejects.toThrow("missing 1 required keyword-only argument: 'label'")
      }
      if (release.all === 'any') {
        const all = await client.getAll()
        expect(Object.keys(all).filter((name) => name.startsWith('many-'))).toHaveLength(MANY)
        expect(all['many-104']).toMatchObject({ source: 'api', prompt: 'words of 104', version: 1 })
        expect(all['support-reply']).toMatchObject({ version: 2, config: null })
        expect(await client.get('many-7')).toMatchObject({ source: 'cache', prompt: 'words of 7' })
      }
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
