// What goes over the wire at Phoenix's paths, byte for byte where a client or a user could tell the difference.

import { expect, test } from '@playwright/test'
import { Author } from '../sdk/author.ts'
import { ANTHROPIC, GOOGLE, OPENAI, plain } from '../sdk/phoenix-prompts.ts'
import { Door, PHOENIX, startDoor, type Version, written } from '../support/phoenix.ts'
import { PROJECT } from '../support/server.ts'

const run = PHOENIX ? `-${Date.now()}` : ''
const mine = (name: string) => `${name}${run}`
const UNKNOWN_VERSION = Buffer.from('PromptVersion:999999').toString('base64')
const UNKNOWN_PROMPT = Buffer.from('Prompt:999999').toString('base64')

type Page<T> = { data: T[]; next_cursor: string | null }
type Created = { data: Version }
interface Prompt {
  id: string
  name: string
  description: string | null
}
interface Refused {
  detail: { type: string; loc: (string | number)[]; msg: string }[]
}

let door: Door
let stop: () => Promise<void>

test.beforeAll(async () => {
  const server = await startDoor()
  door = new Door(server.url)
  stop = server.stop
})

test.afterAll(async () => await stop?.())

test.describe("Phoenix's paths @pg", () => {
  test('every answer says which Phoenix it is like, and asking that takes no key', async () => {
    const version = await fetch(`${door.url}/arize_phoenix_version`)
    expect([version.status, await version.text()]).toEqual([200, '20.26.1'])
    expect(version.headers.get('content-type')).toContain('text/plain')
    const { id } = await door.create(mine('said'), plain('x'))
    const answers = [
      version,
      await door.ask('GET', '/v1/prompts'),
      await door.ask('GET', '/v1/prompts', undefined, { Authorization: 'Bearer nobody' }),
      await door.ask('GET', '/v1/prompts/nobody/latest'),
      await door.ask('POST', '/v1/prompts', {}),
      await door.ask('POST', `/v1/prompt_versions/${id}/tags`, { name: 'production' }),
      await door.ask('DELETE', `/v1/prompts/${mine('said')}`),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 401, 404, 422, 204, 204])
    for (const answer of answers) expect(answer.headers.get('x-phoenix-server-version')).toBe('20.26.1')
  })

  test('a key is a bearer token', async () => {
    const status = async (authorization: string) =>
      (await door.ask('GET', '/v1/prompts', undefined, { Authorization: authorization })).status
    expect(await status(`bearer ${PROJECT.key}`)).toBe(200)
    for (const wrong of [PROJECT.key, `Basic ${PROJECT.key}`, 'Bearer phx_of_nobody']) {
      expect(await status(wrong), wrong).toBe(401)
    }
    const answer = await fetch(`${door.url}/v1/prompts`)
    expect([answer.status, await answer.text()]).toEqual([401, 'Invalid token'])
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
  })

  test('a version has its keys in order, and none for what was not written', async () => {
    const small = plain('x')
    await door.create(mine('small'), { ...small, tools: null, response_format: null, description: null })
    const keys = ['description', 'model_provider', 'model_name', 'template', 'template_type', 'template_format']
    const short = await door.latest(mine('small'))
    expect(Object.keys(short).slice(0, 8)).toEqual([...keys, 'invocation_parameters', 'id'])
    expect(written(short)).toEqual(small)
    await door.create(mine('whole'), { ...OPENAI, metadata: { ticket: 1 } })
    const all = ['description', 'metadata', ...keys.slice(1), 'invocation_parameters', 'tools', 'response_format', 'id']
    expect(Object.keys(await door.latest(mine('whole'))).slice(0, all.length)).toEqual(all)
  })

  test('what was sent comes back: parameters, tools, roles and words', async () => {
    const roles = ['user', 'assistant', 'tool', 'system', 'developer']
    const messages = roles.map((role) => ({ role, content: role }))
    const results = ['text', 5, null, true, [1, 'a'], { status: 'sent' }].map((tool_result) => ({
      role: 'tool',
      content: [{ type: 'tool_result', tool_call_id: 'call_1', tool_result }],
    }))
    const parameters = {
      openai: { temperature: 0, max_tokens: 5, stop: [], reasoning_effort: 'xhigh', extra_body: { a: null } },
      anthropic: { max_tokens: 1, output_config: {}, thinking: { type: 'disabled' } },
      google: { top_k: 4, stop_sequences: ['x'], thinking_config: { thinking_level: 'low', include_thoughts: true } },
      aws: { max_tokens: 10, temperature: 0.1, top_p: 0.3, stop_sequences: ['x'] },
    }
    const bare = { type: 'function', function: { name: 'f' } }
    const search = { type: 'raw', raw: { type: 'web_search', max_uses: 5, nothing: null } }
    const versions: object[] = [OPENAI, ANTHROPIC, GOOGLE, plain('a\n  b\u00e4\u{1f984}')]
    versions.push({ ...OPENAI, template: { type: 'chat', messages } })
    versions.push({ ...OPENAI, template: { type: 'chat', messages: results } })
    versions.push({ ...plain('x'), metadata: { nested: [1, null] } })
    for (const [type, content] of Object.entries(parameters)) {
      const invocation_parameters = { type, [type]: content }
      versions.push({ ...plain('x'), model_provider: type.toUpperCase(), invocation_parameters })
    }
    for (const type of ['none', 'zero_or_more', 'one_or_more']) {
      const tools = { type: 'tools', tools: [bare, search], tool_choice: { type }, disable_parallel_tool_calls: false }
      versions.push({ ...plain('x'), tools })
    }
    versions.push({ ...plain('x'), response_format: { type: 'json_schema', json_schema: { name: 'reply' } } })
    for (const version of versions) {
      const created = await door.create(mine('kept'), version)
      expect(written(created)).toEqual(version)
      expect(await door.latest(mine('kept'))).toEqual(created)
      const by_id = await door.json<Created>(200, 'GET', `/v1/prompt_versions/${created.id}`)
      expect(by_id.data).toEqual(created)
    }
  })

  test("the parameters of OpenAI's family become OpenAI's", async () => {
    for (const type of ['azure_openai', 'deepseek', 'xai', 'ollama', 'cerebras', 'fireworks', 'groq', 'meta']) {
      const invocation_parameters = { type, [type]: { temperature: 1, max_tokens: 5 } }
      const version = { ...plain('x'), model_provider: type.toUpperCase(), invocation_parameters }
      const created = await door.create(mine('family'), version)
      expect(created).toMatchObject({
        model_provider: type.toUpperCase(),
        invocation_parameters: { type: 'openai', openai: { temperature: 1, max_tokens: 5 } },
      })
    }
  })

  test('the outer objects may hold what this server does not know, the inner ones may not', async () => {
    const body = { prompt: { name: mine('unknown'), colour: 1 }, version: { ...plain('x'), colour: 1 }, colour: 1 }
    expect(written((await door.json<Created>(200, 'POST', '/v1/prompts', body)).data)).toEqual(plain('x'))
    const template = { type: 'chat', messages: [{ role: 'user', content: 'x', colour: 1 }] }
    await expect(door.create(mine('unknown'), { ...plain('x'), template })).rejects.toThrow('answered 422')
  })

  test('a body that does not fit is answered with where and what', async () => {
    const x = plain('x')
    const parameters = (type: string, content: object) => ({ ...x, invocation_parameters: { type, [type]: content } })
    const message = (role: string, content: unknown) => {
      return { ...x, template: { type: 'chat', messages: [{ role, content }] } }
    }
    const tools = (list: object[], more = {}) => ({ ...x, tools: { type: 'tools', tools: list, ...more } })
    const f = { type: 'function', function: { name: 'f' } }
    const unfit: [object, string, string | number][] = [
      [{ ...x, model_provider: 'MISTRAL' }, 'model_provider', 'model_provider'],
      [{ ...x, model_name: null }, 'model_name', 'model_name'],
      [{ ...x, model_name: undefined }, 'model_name', 'model_name'],
      [{ ...x, template_format: 'JINJA' }, 'template_format', 'template_format'],
      [{ ...x, template: { type: 'x' } }, 'template', 'template'],
      [{ ...x, metadata: [] }, 'metadata', 'metadata'],
      [message('bot', 'x'), 'template', 'role'],
      [parameters('x', {}), 'invocation_parameters', 'invocation_parameters'],
      [parameters('openai', { max_tokens: 5.5 }), 'invocation_parameters', 'max_tokens'],
      [parameters('openai', { temperature: null }), 'invocation_parameters', 'temperature'],
      [parameters('openai', { logprobs: true }), 'invocation_parameters', 'logprobs'],
      [parameters('anthropic', { temperature: 1 }), 'invocation_parameters', 'max_tokens'],
      [tools([]), 'tools', 'tools'],
      [tools([{ type: 'function', function: { name: 'f', description: null } }]), 'tools', 'description'],
      [tools([f], { tool_choice: { type: 'any' } }), 'tools', 'tool_choice'],
      [{ ...x, response_format: { type: 'json_object' } }, 'response_format', 'response_format'],
    ]
    for (const [version, field, last] of unfit) {
      const answer = await door.ask('POST', '/v1/prompts', { prompt: { name: mine('unfit') }, version })
      const { detail } = (await answer.json()) as Refused
      const what = JSON.stringify(version)
      expect(answer.status, what).toBe(422)
      expect(answer.headers.get('content-type'), what).toBe('application/json')
      expect(detail[0].loc.slice(0, 3), what).toEqual(['body', 'version', field])
      expect(detail[0].loc.at(-1), what).toBe(last)
      expect(detail[0].msg, what).not.toBe('')
    }
    for (const content of [null, [], [{ type: 'image' }], [{ type: 'text' }]]) {
      await expect(door.create(mine('unfit'), message('user', content))).rejects.toThrow('answered 422')
    }
    const budget = { max_tokens: 1024, thinking: { type: 'enabled', budget_tokens: 1024 } }
    await expect(door.create(mine('unfit'), parameters('anthropic', budget))).rejects.toThrow('answered 422')
    expect((await door.refusal('GET', `/v1/prompts/${mine('unfit')}/latest`))[0]).toBe(404)
  })

  test('a name, a body and a query that do not fit are answered in the same way', async () => {
    const x = plain('x')
    const { id } = await door.create(mine('fits'), x)
    const badly_tagged = { version: x, tags: [{ name: 'No Tag' }] }
    const unfit: [string, string, unknown, (string | number)[]][] = [
      ['POST', '/v1/prompts', { prompt: { name: 'a.b' }, version: x }, ['body', 'prompt', 'name']],
      ['POST', '/v1/prompts', { prompt: { name: '' }, version: x }, ['body', 'prompt', 'name']],
      ['POST', '/v1/prompts', { prompt: { name: 5 }, version: x }, ['body', 'prompt', 'name']],
      ['POST', '/v1/prompts', { version: x }, ['body', 'prompt']],
      ['POST', '/v1/prompts', { prompt: { name: 'a' } }, ['body', 'version']],
      ['POST', '/v1/prompts', [], ['body']],
      ['POST', '/v1/prompts', '{"prompt":', ['body', 10]],
      ['POST', `/v1/prompts/${mine('fits')}/versions`, badly_tagged, ['body', 'tags', 0, 'name']],
      ['POST', `/v1/prompt_versions/${id}/tags`, { name: 'No Tag' }, ['body', 'name']],
      ['POST', `/v1/prompt_versions/${id}/tags`, {}, ['body', 'name']],
      ['PATCH', `/v1/prompts/${mine('fits')}`, {}, ['body']],
      ['PATCH', `/v1/prompts/${mine('fits')}`, { metadata: null }, ['body', 'metadata']],
      ['PATCH', `/v1/prompts/${mine('fits')}`, { description: 5 }, ['body', 'description']],
      ['GET', '/v1/prompts?limit=0', undefined, ['query', 'limit']],
      ['GET', '/v1/prompts?limit=abc', undefined, ['query', 'limit']],
      ['GET', `/v1/prompts/${mine('fits')}/versions?limit=-1`, undefined, ['query', 'limit']],
    ]
    for (const [method, path, body, loc] of unfit) {
      const answer = await door.ask(method, path, body)
      const text = await answer.text()
      expect(answer.status, `${path} ${text}`).toBe(422)
      expect((JSON.parse(text) as Refused).detail[0].loc, text).toEqual(loc)
    }
  })

  test('what is not there, and what is no name or id, is answered in words', async () => {
    const x = plain('x')
    const { id } = await door.create(mine('there'), x)
    const string = { ...x, template_type: 'STR', template: { type: 'string', template: 'x' } }
    const misfit = { ...x, invocation_parameters: { type: 'anthropic', anthropic: { max_tokens: 1 } } }
    const there = `/v1/prompts/${mine('there')}`
    const name = 'Invalid prompt name'
    const version = 'Invalid prompt version ID'
    const refused: [string, string, unknown, number, string][] = [
      ['GET', '/v1/prompts/nobody/latest', undefined, 404, 'Not Found'],
      ['GET', `/v1/prompts/${UNKNOWN_PROMPT}/latest`, undefined, 404, 'Not Found'],
      ['GET', '/v1/prompts/no%20body/latest', undefined, 422, name],
      ['GET', `${there}/tags/nowhere`, undefined, 404, 'Not Found'],
      ['GET', `${there}/tags/No%20Tag`, undefined, 422, 'Invalid tag name'],
      ['GET', `/v1/prompt_versions/${UNKNOWN_VERSION}`, undefined, 404, 'Not Found'],
      ['GET', '/v1/prompt_versions/1', undefined, 422, version],
      ['GET', `/v1/prompt_versions/${UNKNOWN_PROMPT}`, undefined, 422, version],
      ['GET', `/v1/prompt_versions/${UNKNOWN_VERSION}/tags`, undefined, 404, 'Prompt version not found'],
      ['POST', `/v1/prompt_versions/${UNKNOWN_VERSION}/tags`, { name: 'a' }, 404, 'Not Found'],
      ['POST', '/v1/prompt_versions/garbage/tags', { name: 'a' }, 422, version],
      ['DELETE', `/v1/prompt_versions/${id}/tags/nowhere`, undefined, 404, 'Not Found'],
      ['DELETE', '/v1/prompt_versions/garbage/tags/a', undefined, 422, version],
      ['POST', '/v1/prompts/nobody/versions', { version: x }, 404, 'Prompt not found'],
      ['POST', '/v1/prompts/no%20body/versions', { version: x }, 422, name],
      ['POST', `${there}/versions`, { version: string }, 422, 'Only CHAT template type is supported for prompts'],
      [
        'POST', `${there}/versions`, { version: misfit }, 422,
        "Invocation parameters variant 'anthropic' does not match model provider 'OPENAI' (expected 'openai').",
      ],
      ['PATCH', '/v1/prompts/nobody', { description: 'x' }, 404, 'Prompt not found'],
      ['PATCH', '/v1/prompts/no%20body', { description: 'x' }, 422, name],
      ['DELETE', '/v1/prompts/nobody', undefined, 404, 'Prompt not found'],
      ['DELETE', '/v1/prompts/no%20body', undefined, 422, name],
      ['GET', '/v1/prompts?cursor=zzz', undefined, 422, 'Invalid cursor format: zzz'],
      ['GET', `${there}/versions?cursor=zzz`, undefined, 422, 'Invalid cursor format: zzz'],
    ]
    for (const [method, path, body, status, text] of refused) {
      const answer = await door.ask(method, path, body)
      expect([answer.status, await answer.text()], `${method} ${path}`).toEqual([status, text])
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    }
    const none = await door.json<Page<Version>>(200, 'GET', '/v1/prompts/nobody/versions')
    expect(none).toEqual({ data: [], next_cursor: null })
  })

  test('a cursor is the first of the next page, and what was made since does not move it', async () => {
    const ids: string[] = []
    for (const number of [1, 2, 3, 4]) ids.unshift((await door.create(mine('paged'), plain(`${number}`))).id)
    const path = `/v1/prompts/${mine('paged')}/versions`
    const page = (query: string) => door.json<Page<Version>>(200, 'GET', `${path}?${query}`)
    const first = await page('limit=2')
    expect([first.data.map(({ id }) => id), first.next_cursor]).toEqual([ids.slice(0, 2), ids[2]])
    await door.create(mine('paged'), plain('5'))
    const second = await page(`limit=2&cursor=${encodeURIComponent(ids[2])}`)
    expect([second.data.map(({ id }) => id), second.next_cursor]).toEqual([ids.slice(2), null])
    const prompts = await door.json<Page<Prompt>>(200, 'GET', '/v1/prompts?limit=1')
    expect(prompts.data).toHaveLength(1)
    expect(Buffer.from(prompts.next_cursor ?? '', 'base64').toString()).toMatch(/^Prompt:\d+$/)
  })

  test('a version can be made with its tags', async () => {
    const name = mine('released')
    await door.create(name, plain('1'))
    const path = `/v1/prompts/${name}/versions`
    const production = { name: 'production', description: 'live' }
    const release = async (content: string, ...tags: object[]) =>
      (await door.json<Created>(201, 'POST', path, { version: plain(content), tags })).data
    const second = await release('2', production, { name: 'a' })
    const third = await release('3', { name: 'production' })
    expect(await door.json<Created>(200, 'GET', `/v1/prompts/${name}/tags/production`)).toEqual({ data: third })
    const tags = (id: string) => door.json<Page<object>>(200, 'GET', `/v1/prompt_versions/${id}/tags`)
    expect((await tags(third.id)).data).toEqual([{ ...production, id: expect.any(String) }])
    expect((await tags(second.id)).data).toEqual([{ name: 'a', id: expect.any(String) }])
  })

  test('a tag can be taken away through any version of its prompt', async () => {
    const first = await door.create(mine('sibling'), plain('1'))
    const second = await door.create(mine('sibling'), plain('2'))
    const made = await door.ask('POST', `/v1/prompt_versions/${first.id}/tags`, { name: 'production' })
    expect([made.status, await made.text()]).toEqual([204, ''])
    const gone = await door.ask('DELETE', `/v1/prompt_versions/${second.id}/tags/production`)
    expect([gone.status, await gone.text()]).toEqual([204, ''])
    expect((await door.refusal('GET', `/v1/prompts/${mine('sibling')}/tags/production`))[0]).toBe(404)
  })

  test('a prompt is changed by name or by id, and says null in lists alone', async () => {
    const name = mine('patched')
    await door.create(name, plain('x'), { description: 'first', metadata: { team: 'care' } })
    const listed = async () => {
      const { data } = await door.json<Page<Prompt>>(200, 'GET', '/v1/prompts')
      return data.find((prompt) => prompt.name === name)
    }
    const patch = async (path: string, body: object) =>
      (await door.json<{ data: Prompt }>(200, 'PATCH', path, body)).data
    const id = (await listed())?.id ?? ''
    const prompt = { name, description: 'new words', metadata: { team: 'care' }, id }
    expect(await patch(`/v1/prompts/${name}`, { description: '  new words \n' })).toEqual(prompt)
    expect(await patch(`/v1/prompts/${encodeURIComponent(id)}`, { metadata: {} })).toEqual({ ...prompt, metadata: {} })
    expect(await patch(`/v1/prompts/${id}`, { description: null })).toEqual({ name, metadata: {}, id })
    expect(await listed()).toEqual({ name, description: null, source_prompt_id: null, metadata: {}, id })
  })

  test('a deleted prompt is gone with its versions, and its name is free', async () => {
    const name = mine('deleted')
    const old = await door.create(name, plain('old'), { description: 'old' })
    await door.ask('POST', `/v1/prompt_versions/${old.id}/tags`, { name: 'production' })
    expect((await door.ask('DELETE', `/v1/prompts/${name}`)).status).toBe(204)
    for (const path of [`prompts/${name}/latest`, `prompts/${name}/tags/production`, `prompt_versions/${old.id}`]) {
      expect((await door.refusal('GET', `/v1/${path}`))[0], path).toBe(404)
    }
    await door.create(name, plain('new'))
    const { data } = await door.json<Page<Version>>(200, 'GET', `/v1/prompts/${name}/versions`)
    expect(data.map(written)).toEqual([plain('new')])
    expect((await door.refusal('GET', `/v1/prompts/${name}/tags/production`))[0]).toBe(404)
  })
})

test.describe("what Cuebook does beyond Phoenix, at Phoenix's paths @pg", () => {
  test.skip(!!PHOENIX, 'Phoenix does not')

  test('a version tells its number, its time and its tags', async () => {
    await door.create('numbered', plain('1'))
    const { id } = await door.create('numbered', plain('2'))
    await door.ask('POST', `/v1/prompt_versions/${id}/tags`, { name: 'v1.0.0' })
    const second = await door.latest('numbered')
    expect(second).toMatchObject({ sequence_number: 2, tags: ['v1.0.0'] })
    expect(second.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/)
    const { data } = await door.json<Page<Version>>(200, 'GET', '/v1/prompts/numbered/versions')
    expect(data.map((one) => [one.sequence_number, one.tags])).toEqual([[2, ['v1.0.0']], [1, []]])
    expect(await door.json<Created>(200, 'GET', '/v1/prompts/numbered/tags/v1.0.0')).toEqual({ data: second })
  })

  test('an id of a deleted prompt never means another', async () => {
    const old = await door.create('reused', plain('old'))
    await door.ask('DELETE', '/v1/prompts/reused')
    const other = await door.create('reused', plain('new'))
    expect(other.id).not.toBe(old.id)
    expect(other.sequence_number).toBe(1)
  })

  test('a prompt of the pages reads as a chat', async () => {
    const author = await Author.signIn(door.url)
    await author.create('Support_Reply', 'Good day {{user_name}}.')
    expect(written(await door.latest('Support_Reply'))).toEqual({ ...plain('Good day {{user_name}}.'), model_name: '' })
    await author.tag('Support_Reply', 'production', 1)
    expect(await door.json<Created>(200, 'GET', '/v1/prompts/Support_Reply/tags/production')).toEqual({
      data: await door.latest('Support_Reply'),
    })
  })

  test('a prompt says something, and the other names of an assistant are one', async () => {
    await expect(door.create(mine('empty'), plain(''))).rejects.toThrow('needs some text')
    const messages = ['ai', 'model'].map((role) => ({ role, content: 'words' }))
    const created = await door.create(mine('named'), { ...plain('x'), template: { type: 'chat', messages } })
    const assistant = { role: 'assistant', content: 'words' }
    expect(created).toMatchObject({ template: { messages: [assistant, assistant] } })
  })

  test('an unknown path is never a page', async () => {
    for (const [path, status] of [['/v1/nothing', 404], ['/v1/prompts/nobody', 405]] as const) {
      const answer = await door.ask('GET', path)
      expect(answer.status, path).toBe(status)
      expect(answer.headers.get('content-type'), path).not.toContain('html')
    }
  })
})
