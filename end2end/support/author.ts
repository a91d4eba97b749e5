// Somebody who writes prompts, through the same doors that the pages post their forms to.

import type { APIRequestContext, Cookie } from '@playwright/test'

export const SLUG = 'northwind-care'
export const LIBRARY = `/p/${SLUG}/prompts`

export const NEW = `${LIBRARY}/new?starter=empty`
export const at = (name: string, rest = '') => `${LIBRARY}/${name}${rest}`

export interface Words {
  text?: string
  messages?: { role: string; text: string }[]
  /** A text goes as it is, for JSON that is none. */
  settings?: object | string
  metadata?: object | string
  message?: string
  description?: string
  topics?: string
}

export class Author {
  private readonly cookie: string

  constructor(
    private readonly request: APIRequestContext,
    private readonly url: string,
    cookies: Cookie[],
    private readonly project = SLUG,
  ) {
    this.cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  }

  /** Version 1, and one more for each further text. */
  async create(name: string, first: Words | string, ...later: (Words | string)[]) {
    await this.post('create_prompt', form({ project: this.project, name, ...fields(first) }))
    for (const [index, words] of later.entries()) await this.publish(name, index + 1, words)
  }

  async publish(name: string, base: number, words: Words | string) {
    await this.post('publish_version', form({ project: this.project, name, base: `${base}`, ...fields(words) }))
  }

  /** Keeps a draft upon that version. */
  async keep(name: string, base: number, words: Words | string) {
    await this.post('save_draft', form({ project: this.project, name, base: `${base}`, ...fields(words) }))
  }

  async tag(name: string, tag: string, version: number) {
    await this.post('set_tag', { project: this.project, name, tag, version: `${version}` })
  }

  async archive(name: string) {
    await this.post('archive_prompt', { project: this.project, name })
  }

  async post(door: string, form: Record<string, string>): Promise<string> {
    const headers = { Accept: 'application/json', Origin: this.url, Cookie: this.cookie }
    const answer = await this.request.post(`/_fn/${door}`, { form, headers })
    if (!answer.ok()) throw new Error(`${door} answered ${answer.status()}: ${await answer.text()}`)
    return await answer.text()
  }
}

function fields(words: Words | string): Record<string, string> {
  const { text = '', messages, settings, metadata, ...rest } = typeof words === 'string' ? { text: words } : words
  const said: Record<string, string> = { kind: messages ? 'chat' : 'text', ...rest }
  if (!messages) said.text = text
  const json = (value: object | string) => (typeof value === 'string' ? value : JSON.stringify(value))
  if (settings) said.settings = json(settings)
  if (metadata) said.metadata = json(metadata)
  for (const [index, { role, text }] of (messages ?? []).entries()) {
    said[`messages][${index}][role`] = role
    said[`messages][${index}][text`] = text
  }
  return said
}

function form(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`form[${name}]`, value]))
}
