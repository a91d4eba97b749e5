// Somebody who writes prompts, through the same doors that the pages post their forms to.

import { LENA } from '../support/server.ts'

const PROJECT = 'northwind-care'

export class Author {
  private cookie = ''
  private constructor(private readonly url: string) {}

  static async signIn(url: string): Promise<Author> {
    const author = new Author(url)
    await author.post('sign_in', LENA)
    return author
  }

  private async post(door: string, fields: Record<string, string>): Promise<string> {
    const answer = await fetch(`${this.url}/_fn/${door}`, {
      method: 'POST',
      headers: { Accept: 'application/json', Origin: this.url, Cookie: this.cookie },
      body: new URLSearchParams(fields),
    })
    const body = await answer.text()
    if (!answer.ok) throw new Error(`${door} answered ${answer.status}: ${body}`)
    this.cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? this.cookie
    return body
  }

  async create(name: string, text: string, settings: object = {}) {
    const json = Object.keys(settings).length > 0 ? JSON.stringify(settings) : ''
    await this.post('create_prompt', form({ project: PROJECT, name, kind: 'text', text, settings: json }))
  }

  async createChat(name: string, messages: { role: string; text: string }[]) {
    const fields = form({ project: PROJECT, name, kind: 'chat' })
    for (const [index, { role, text }] of messages.entries()) {
      fields[`form[messages][${index}][role]`] = role
      fields[`form[messages][${index}][text]`] = text
    }
    await this.post('create_prompt', fields)
  }

  async publish(name: string, base: number, text: string) {
    await this.post('publish_version', form({ project: PROJECT, name, base: `${base}`, kind: 'text', text }))
  }

  async tag(name: string, tag: string, version: number) {
    await this.post('set_tag', { project: PROJECT, name, tag, version: `${version}` })
  }

  async archive(name: string) {
    await this.post('archive_prompt', { project: PROJECT, name })
  }

  /** A key for a program, which may do that and no more. */
  async key(scopes: string[], project = PROJECT): Promise<string> {
    const wanted = Object.fromEntries(scopes.map((scope, index) => [`scopes[${index}]`, scope]))
    const made = await this.post('create_key', { project, name: scopes.join(' '), ...wanted })
    return (JSON.parse(made) as { secret: string }).secret
  }

  /** Another project on the same server: the address it has among the pages, and its token. */
  async project(name: string): Promise<{ slug: string; token: string }> {
    await this.post('create_project', { name })
    const slug = name.toLowerCase().replaceAll(' ', '-')
    return JSON.parse(await this.post('read_project', { project: slug })) as { slug: string; token: string }
  }
}

function form(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`form[${name}]`, value]))
}
