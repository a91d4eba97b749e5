// The Model Context Protocol, as agents speak it: its own clients, unmodified, against a running Cuebook.

import { expect, test } from '@playwright/test'
import { Author } from '../sdk/author.ts'
import { Mcp, MCP_RELEASES } from '../sdk/mcp.ts'
import { PROJECT, type Server, startServer } from '../support/server.ts'

const SCOPES = ['prompt:read', 'prompt:write', 'tag:write']
const READS = ['prompt-list', 'prompt-get', 'prompt-compare', 'prompt-tags', 'prompt-resolve']
const WRITES = ['create', 'update', 'tag-set', 'tag-remove', 'duplicate', 'archive'].map((verb) => `prompt-${verb}`)
/** The same tools once more, as PostHog has renamed them. */
const NEWER = ['list', 'get', 'create', 'update', 'duplicate'].map((verb) => `llma-prompt-${verb}`)

let server: Server
let author: Author
/** May do all that the tools do. */
let key: string

test.beforeAll(async () => {
  server = await startServer()
  author = await Author.signIn(server.url)
  key = await author.key(SCOPES)
  await author.create('greeting', 'Hello {{user_name}} from {{company.name}}.', { model: 'gpt-5-mini', temperature: 0 })
  await author.createChat('talk', [
    { role: 'user', text: 'Where is {{thing}}?' },
    { role: 'assistant', text: 'It is here.' },
  ])
})

test.afterAll(async () => await server?.stop())

/** What a program that fetches by name gets. */
async function fetched(name: string, query = '') {
  const headers = { Authorization: `Bearer ${PROJECT.key}` }
  const answer = await fetch(`${server.url}/api/environments/@current/llm_prompts/name/${name}/${query}`, { headers })
  return answer.ok ? ((await answer.json()) as { prompt: string; version: number }) : answer.status
}

for (const [index, release] of MCP_RELEASES.entries()) {
  /** A prompt for the tests of one release. */
  const own = (name: string) => `${name}-${index}`

  test.describe(`${release.name} @pg`, () => {
    let agent: Mcp

    test.beforeEach(() => {
      agent = new Mcp(release)
    })
    test.afterEach(async () => await agent.end())

    /** Calls a tool that has to succeed. */
    async function done(tool: string, args: Record<string, unknown> = {}) {
      const { isError, text, data } = await agent.call(tool, args)
      expect(isError, `${tool}: ${text}`).toBe(false)
      // A model reads the words, a program the data: the same in both.
      expect(JSON.parse(text)).toEqual(data)
      return data
    }

    /** Calls a tool that has to be refused, and has the words. */
    async function refused(tool: string, args: Record<string, unknown> = {}) {
      const { isError, text } = await agent.call(tool, args)
      expect(isError, `${tool}: ${text}`).toBe(true)
      return text
    }

    test('finds the tools, each with what it takes', async () => {
      const { protocolVersion, capabilities, serverInfo } = await agent.connect(server.url, key)
      expect(protocolVersion).toBe(release.protocol)
      expect(capabilities).toMatchObject({ tools: {}, prompts: {} })
      expect(serverInfo.name).toMatch(/cuebook/i)
      const tools = new Map((await agent.tools()).map((tool) => [tool.name, tool]))
      for (const name of [...READS, ...WRITES, ...NEWER]) {
        const tool = tools.get(name)
        expect(tool?.description, name).toBeTruthy()
        expect(tool?.inputSchema.type, name).toBe('object')
      }
      for (const name of READS) expect(tools.get(name)?.annotations?.readOnlyHint, name).toBe(true)
      for (const name of WRITES) expect(tools.get(name)?.annotations?.readOnlyHint ?? false, name).toBe(false)
      expect(Object.keys(tools.get('prompt-create')?.inputSchema.properties ?? {})).toEqual(expect.arrayContaining(['name', 'prompt']))
      expect(agent.warnings).toBe('')
    })

    test('writes a prompt, which programs then fetch', async () => {
      const name = own('letter')
      await agent.connect(server.url, key)
      const created = await done('prompt-create', { name, prompt: 'Dear {{user_name}},' })
      expect(created).toMatchObject({ name, version: 1, prompt: 'Dear {{user_name}},' })
      const updated = await done('prompt-update', { name, base_version: 1, prompt: 'Dear {{user_name}}, hello.' })
      expect(updated).toMatchObject({ name, version: 2, prompt: 'Dear {{user_name}}, hello.' })
      const edits = [{ old: 'Dear', new: 'Good day' }, { old: 'hello', new: 'welcome' }]
      const edited = await done('prompt-update', { name, base_version: 2, edits })
      expect(edited).toMatchObject({ version: 3, prompt: 'Good day {{user_name}}, welcome.' })
      expect(await fetched(name)).toMatchObject({ version: 3, prompt: 'Good day {{user_name}}, welcome.' })
      expect(agent.warnings).toBe('')
    })

    test('reads the latest, a version, and what is found by a word', async () => {
      await agent.connect(server.url, key)
      const latest = await done('prompt-get', { name: 'greeting' })
      const text = 'Hello {{user_name}} from {{company.name}}.'
      expect(latest).toMatchObject({ name: 'greeting', version: 1, prompt: text, config: { model: 'gpt-5-mini', temperature: 0 } })
      expect(await done('prompt-get', { name: 'greeting', version: 1 })).toMatchObject({ version: 1, prompt: text })
      const { results } = (await done('prompt-list', { search: 'greet' })) as { results: { name: string }[] }
      expect(results.map((row) => row.name)).toEqual(['greeting'])
    })

    test('reads and writes under the newer names', async () => {
      const name = own('newer')
      await agent.connect(server.url, key)
      await done('llma-prompt-create', { name, prompt: 'One.' })
      const edits = [{ old: 'One', new: 'Two' }]
      await done('llma-prompt-update', { prompt_name: name, base_version: 1, edits })
      expect(await done('llma-prompt-get', { prompt_name: name })).toMatchObject({ version: 2, prompt: 'Two.' })
      const { results } = (await done('llma-prompt-list', { search: name })) as { results: { name: string }[] }
      expect(results.map((row) => row.name)).toEqual([name])
    })

    test('moves a tag, compares what it pointed to, and takes it away', async () => {
      const name = own('tagged')
      await author.create(name, 'winter')
      await author.publish(name, 1, 'spring')
      await agent.connect(server.url, key)
      await done('prompt-tag-set', { name, tag: 'production', version: 1 })
      expect(await fetched(name, '?label=production')).toMatchObject({ prompt: 'winter' })
      await done('prompt-tag-set', { name, tag: 'production', version: 2 })
      expect(await fetched(name, '?label=production')).toMatchObject({ prompt: 'spring' })
      expect(await done('prompt-tags', { name })).toMatchObject({ tags: [{ name: 'production', version: 2 }] })
      expect(await done('prompt-resolve', { name, selector: 'production' })).toMatchObject({ version: 2 })
      const compared = JSON.stringify(await done('prompt-compare', { name, from: '1', to: 'production' }))
      for (const word of ['winter', 'spring']) expect(compared).toContain(word)
      await done('prompt-tag-remove', { name, tag: 'production' })
      expect(await fetched(name, '?label=production')).toBe(404)
    })

    test('copies a prompt, and archives it', async () => {
      const [name, copy] = [own('first'), own('second')]
      await author.create(name, 'winter')
      await agent.connect(server.url, key)
      await done('prompt-duplicate', { name, new_name: copy })
      await done('prompt-archive', { name })
      expect(await fetched(name)).toBe(404)
      expect(await fetched(copy)).toMatchObject({ version: 1, prompt: 'winter' })
    })

    test('is told who was faster', async () => {
      const name = own('raced')
      await author.create(name, 'winter')
      await author.publish(name, 1, 'spring')
      await agent.connect(server.url, key)
      const words = await refused('prompt-update', { name, base_version: 1, prompt: 'autumn' })
      expect(words).toContain('version 2')
      expect(words).toContain('Lena')
      expect(await fetched(name)).toMatchObject({ version: 2, prompt: 'spring' })
    })

    test('is told which name, version or edit does not fit', async () => {
      await agent.connect(server.url, key)
      expect(await refused('prompt-get', { name: 'greting' })).toContain('greting')
      expect(await refused('prompt-get', { name: 'greeting', version: 9 })).toContain('9')
      expect(await refused('prompt-create', { name: 'not a name', prompt: 'words' })).toMatch(/letters/i)
      const edits = [{ old: 'Goodbye', new: 'Hello' }]
      expect(await refused('prompt-update', { name: 'greeting', base_version: 1, edits })).toContain('not found')
      // No tool of that name: an error of the protocol, which the clients throw.
      await expect(agent.call('prompt-burn')).rejects.toThrow('prompt-burn')
    })

    test('offers the prompts themselves, with their variables to fill in', async () => {
      await agent.connect(server.url, key)
      const offered = (await agent.prompts()).find((prompt) => prompt.name === 'greeting')
      expect(offered?.arguments?.map((argument) => argument.name)).toEqual(['user_name', 'company.name'])
      const filled = await agent.prompt('greeting', { user_name: 'Ana', 'company.name': 'Northwind' })
      expect(filled).toMatchObject([{ role: 'user', content: { type: 'text', text: 'Hello Ana from Northwind.' } }])
      expect(await agent.prompt('talk', { thing: 'the key' })).toMatchObject([
        { role: 'user', content: { type: 'text', text: 'Where is the key?' } },
        { role: 'assistant', content: { type: 'text', text: 'It is here.' } },
      ])
      await expect(agent.prompt('greting')).rejects.toThrow('greting')
      expect(agent.warnings).toBe('')
    })

    test('is told which scope its key lacks, and changes nothing', async () => {
      await agent.connect(server.url, await author.key(['prompt:read']))
      expect(await done('prompt-get', { name: 'greeting' })).toMatchObject({ version: 1 })
      const name = own('forbidden')
      expect(await refused('prompt-create', { name, prompt: 'words' })).toContain('prompt:write')
      expect(await refused('prompt-update', { name: 'greeting', base_version: 1, prompt: 'words' })).toContain('prompt:write')
      expect(await refused('prompt-tag-set', { name: 'greeting', tag: 'production', version: 1 })).toContain('tag:write')
      expect(await fetched(name)).toBe(404)
      expect(await fetched('greeting')).toMatchObject({ version: 1 })
    })

    for (const [what, wrong] of [['no key', ''], ['a key of nobody', 'phx_of_nobody']]) {
      test(`does not come in with ${what}`, async () => {
        const tried = agent.connect(server.url, wrong).then(
          () => 'connected',
          (error: Error) => error.message,
        )
        if (release.hangs) await expect.poll(() => agent.warnings, { timeout: 30_000 }).toMatch(release.unauthorised)
        else expect(await tried).toMatch(release.unauthorised)
      })
    }

    test('sees nothing of another project', async () => {
      const { slug } = await author.project(`Contoso ${index}`)
      await agent.connect(server.url, await author.key(SCOPES, slug))
      expect(await done('prompt-list')).toMatchObject({ results: [] })
      expect(await refused('prompt-get', { name: 'greeting' })).toContain('greeting')
      expect(await agent.prompts()).toEqual([])
    })
  })
}
