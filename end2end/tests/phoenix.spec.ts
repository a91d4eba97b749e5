// Phoenix's own clients, unmodified, against a running Cuebook: what a user of theirs moves over with a new host.

import { expect, test } from '@playwright/test'
import { Client, RELEASES, type Selector } from '../sdk/phoenix.ts'
import * as prompts from '../sdk/phoenix-prompts.ts'
import { Door, PHOENIX, startDoor, written } from '../support/phoenix.ts'

const { VARIABLES, plain, plainRecipe } = prompts

// A real Phoenix still has what earlier runs wrote.
const run = PHOENIX ? `-${Date.now()}` : ''
const OPENAI = `openai${run}`
const ANTHROPIC = `anthropic${run}`
const GOOGLE = `google${run}`
const UNTOUCHED = `untouched${run}`

let door: Door
let stop: () => Promise<void>

test.beforeAll(async () => {
  const server = await startDoor()
  door = new Door(server.url)
  stop = server.stop
  await door.create(OPENAI, prompts.OPENAI)
  await door.create(ANTHROPIC, prompts.ANTHROPIC)
  await door.create(GOOGLE, prompts.GOOGLE)
  await door.create(UNTOUCHED, plain('{order} {{order}}', 'NONE'))
})

test.afterAll(async () => await stop?.())

for (const release of RELEASES) {
  test.describe(`${release.name} @pg`, () => {
    const mine = (name: string) => `${name}-${release.name.replace(/[^0-9a-z]+/g, '-')}${run}`
    const python = release.language === 'python'
    let client: Client

    test.beforeEach(async () => {
      client = new Client(release)
      await client.connect(door.url)
    })
    test.afterEach(async () => await client.end())

    async function format(name: string, variables: Record<string, string>, sdk: 'openai' | 'anthropic' = 'openai') {
      const id = await client.get({ name })
      if (id === null) throw new Error(`got nothing of ${name}: ${client.warnings}`)
      return await client.format(id, variables, sdk)
    }

    test('writes a prompt with everything in it, and its next versions', async () => {
      const name = mine('support')
      const first = await client.create(name, prompts.OPENAI_RECIPE, { description: 'Replies.' })
      expect(written(await door.latest(name))).toEqual(prompts.OPENAI)
      const second = await client.create(name, prompts.ANTHROPIC_RECIPE, { description: 'Only the first counts.' })
      expect(written(await door.latest(name))).toEqual(prompts.ANTHROPIC)
      const third = await client.create(name, plainRecipe('Hello {{order}}'))
      expect(written(await door.latest(name))).toEqual(plain('Hello {{order}}'))
      const { data: versions } = await door.json<{ data: { id: string }[] }>(200, 'GET', `/v1/prompts/${name}/versions`)
      expect(versions.map(({ id }) => id)).toEqual([third, second, first])
      expect(await client.get({ name })).toBe(third)
      expect(await client.get({ version: first })).toBe(first)
      const { data: listed } = await door.json<{ data: object[] }>(200, 'GET', '/v1/prompts')
      expect(listed).toContainEqual(expect.objectContaining({ name, description: 'Replies.' }))
    })

    test("fills in a prompt for OpenAI's client", async () => {
      expect(await format(OPENAI, VARIABLES)).toEqual(prompts.OPENAI_FORMATTED[release.language])
    })

    test("fills in a prompt for Anthropic's client", async () => {
      const made = await format(ANTHROPIC, VARIABLES, 'anthropic')
      expect(made).toMatchObject(prompts.ANTHROPIC_FORMATTED[release.language])
    })

    test('fills in braces of the three kinds', async () => {
      const words = async (name: string) => {
        const { messages } = await format(name, { order: '7' })
        return (messages as { content: string }[])[0].content
      }
      // Python takes a doubled brace for an escaped one, JavaScript fills in what it knows.
      expect(await words(GOOGLE)).toBe(`Where is 7? ${python ? '{no variable}' : '{{no variable}}'}`)
      expect(await words(UNTOUCHED)).toBe('{order} {{order}}')
      await client.create(mine('braces'), plainRecipe('{order} {{ order }}'))
      expect(await words(mine('braces'))).toBe('{order} 7')
    })

    // JavaScript's client leaves out the parameters of another vendor.
    if (python) {
      test('takes the limits of a prompt along to another vendor', async () => {
        const made = await format(GOOGLE, VARIABLES)
        expect(made).toMatchObject({ model: 'gemini-2.5-pro', temperature: 0.5, max_completion_tokens: 300 })
      })
    }

    test('tags a version, and moves the tag', async () => {
      const name = mine('tagged')
      const first = await client.create(name, plainRecipe('one'))
      await client.tag(first, { name: 'production', description: 'What customers get.' })
      await client.tag(first, { name: 'staging' })
      expect(await client.tags(first)).toMatchObject([
        { name: 'staging' },
        { name: 'production', description: 'What customers get.' },
      ])
      const second = await client.create(name, plainRecipe('two'))
      expect(await client.get({ name, tag: 'production' })).toBe(first)
      await client.tag(second, { name: 'production' })
      expect(await client.get({ name, tag: 'production' })).toBe(second)
      expect(await client.get({ name, tag: 'staging' })).toBe(first)
      expect((await client.tags(first)).map((tag) => tag.name)).toEqual(['staging'])
      expect((await client.tags(second)).map((tag) => tag.name)).toEqual(['production'])
    })

    if (release.changes) {
      test('changes a prompt and deletes it', async () => {
        const name = mine('changed')
        const version = await client.create(name, plainRecipe('words'), { description: 'old', metadata: { team: 'a' } })
        const described = await client.update(name, { description: 'new' })
        expect(described).toMatchObject({ name, description: 'new', metadata: { team: 'a' } })
        const metadata = { nested: { list: [1, null, 'x'] } }
        expect(await client.update(name, { metadata })).toMatchObject({ description: 'new', metadata })
        expect(await client.update(described.id, { description: null })).not.toHaveProperty('description')
        await client.delete(name)
        await fails(() => client.get({ name }), '404 Not Found', name)
        await fails(() => client.get({ version }), '404 Not Found', version)
        const gone = release.names ? `Prompt not found: ${name}` : `/v1/prompts/${name}: 404 Not Found`
        await expect(client.update(name, { description: 'x' })).rejects.toThrow(gone)
        await expect(client.delete(name)).rejects.toThrow(gone)
      })
    }

    if (release.pages) {
      test('takes the prompts over pages, newest first', async () => {
        const [a, b, c] = ['a', 'b', 'c'].map((letter) => mine(`page-${letter}`))
        for (const name of [a, b, c]) await client.create(name, plainRecipe('x'), { metadata: { name } })
        const first = await client.page({ limit: 2 })
        expect(first.data.map(({ name }) => name)).toEqual([c, b])
        expect(first.data[0]).toMatchObject({ description: null, metadata: { name: c }, source_prompt_id: null })
        const second = await client.page({ limit: 1, cursor: first.next_cursor ?? '' })
        expect(second.data.map(({ name }) => name)).toEqual([a])
        await client.delete(b)
        if (release.lists) expect((await client.list()).slice(0, 2).map(({ name }) => name)).toEqual([c, a])
      })

      test('takes a tag away', async () => {
        const name = mine('untagged')
        const version = await client.create(name, plainRecipe('x'))
        await client.tag(version, { name: 'production' })
        await client.untag(version, { name: 'production' })
        await fails(() => client.get({ name, tag: 'production' }), '404 Not Found', name)
        await expect(client.untag(version, { name: 'production' })).rejects.toThrow('404 Not Found')
      })
    }

    if (release.lists) {
      test('knows what the server can do', async () => expect(await client.serverVersion()).toEqual([20, 26, 1]))
    }

    test('shows its user what is wrong with the key', async () => {
      for (const key of [null, 'phx_of_nobody']) {
        await client.connect(door.url, key)
        await fails(() => client.get({ name: OPENAI }), '401 Unauthorized', OPENAI)
        await expect(client.create(OPENAI, plainRecipe('x'))).rejects.toThrow('401 Unauthorized')
      }
    })

    test('shows its user what is wrong with a name, a tag and an id', async () => {
      const version = (await client.get({ name: OPENAI })) ?? ''
      const wrongs: [Selector, string, string][] = [
        [{ name: 'nobody' }, '404 Not Found', 'nobody'],
        [{ name: OPENAI, tag: 'nowhere' }, '404 Not Found', OPENAI],
        [{ name: 'no body' }, '422 Unprocessable Entity', 'no body'],
        [{ version: 'garbage' }, '422 Unprocessable Entity', 'garbage'],
        // The id of a prompt.
        [{ version: 'UHJvbXB0OjE=' }, '422 Unprocessable Entity', 'UHJvbXB0OjE='],
      ]
      for (const [selector, status, asked] of wrongs) await fails(() => client.get(selector), status, asked)
      const malformed = '422 Unprocessable Entity'
      await expect(client.create('no body', plainRecipe('x'))).rejects.toThrow(malformed)
      await expect(client.tag('garbage', { name: 'production' })).rejects.toThrow(malformed)
      await expect(client.tag(version, { name: 'No Tag' })).rejects.toThrow(malformed)
      await expect(client.tags('garbage')).rejects.toThrow(malformed)
    })

    /** Getting fails: Python's client raises it, JavaScript's answers null and prints it. */
    async function fails(get: () => Promise<unknown>, status: string, asked: string) {
      if (python) {
        const said = release.names && status.startsWith('404') ? `ValueError: Prompt not found: ${asked}` : status
        return await expect(get()).rejects.toThrow(said)
      }
      const before = client.warnings.length
      expect(await get()).toBeNull()
      await expect.poll(() => client.warnings.slice(before)).toContain(status)
    }
  })
}
