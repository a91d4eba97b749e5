// Phoenix's clients, each in a process of its own, and the releases of them that the tests drive.

import path from 'node:path'
import { PROJECT } from '../support/server.ts'
import { Child, node, type Program, python } from './child.ts'

export interface Release {
  name: string
  language: 'python' | 'javascript'
  program: Program
  /** Can change and delete a prompt, at a server whose version it takes for new enough. */
  changes: boolean
  /** Can page through the prompts. */
  pages: boolean
  /** Has a function that lists prompts, and one that tells the server's version. */
  lists: boolean
  /** Says which prompt was not found, instead of the status alone. */
  names: boolean
}

const PYTHON = { language: 'python', pages: false, lists: false } as const
// What these have no function for, their README does with the typed client below.
const JAVASCRIPT = { language: 'javascript', changes: true, pages: true, names: false } as const
const installed = (folder: string) => path.join(import.meta.dirname, '../.clients', folder)

export const RELEASES: Release[] = [
  {
    ...PYTHON,
    // The first with tags.
    name: 'arize-phoenix-client 1.2.0',
    program: python('phoenix_client.py', 'phoenix-1.2'),
    changes: false,
    names: false,
  },
  {
    ...PYTHON,
    name: 'arize-phoenix-client 3.5.0',
    program: python('phoenix_client.py', 'phoenix-3.5'),
    changes: true,
    names: true,
  },
  {
    ...JAVASCRIPT,
    name: '@arizeai/phoenix-client 4.2.0',
    program: node('phoenix_client.mjs', installed('phoenix-js-4.2')),
    lists: false,
  },
  {
    ...JAVASCRIPT,
    name: '@arizeai/phoenix-client 6.14.2',
    program: node('phoenix_client.mjs', installed('phoenix-js-6.14')),
    lists: true,
  },
]

export interface Selector {
  name?: string
  tag?: string
  version?: string
}

export interface About {
  description?: string | null
  metadata?: Record<string, unknown>
}

export interface Tag {
  name: string
  description?: string
}

export interface Prompt extends About {
  id: string
  name: string
}

/** How a program of that language makes a version. */
export interface Recipe {
  python: { make: 'plain' | 'openai' | 'anthropic'; params: object; options?: object }
  javascript: { params: object; options?: object }
}

/** Versions stay in the client; the tests know them by their ids. */
export class Client extends Child {
  constructor(private readonly release: Release) {
    super(release.program)
  }

  private get speaksPython() {
    return this.release.language === 'python'
  }

  async connect(host: string, key: string | null = PROJECT.key) {
    await this.order({ do: 'connect', host, key })
  }

  async create(name: string, recipe: Recipe, { description, metadata }: About = {}) {
    const about = this.speaksPython
      ? { prompt_description: description, prompt_metadata: metadata }
      : { description, metadata }
    const made = { options: {}, ...recipe[this.release.language] }
    return (await this.order({ do: 'create', name, about, ...made })) as string
  }

  /** JavaScript's client answers null to whatever goes wrong, and prints why. */
  async get({ name, tag, version }: Selector) {
    const selector = this.speaksPython
      ? { prompt_identifier: name, tag, prompt_version_id: version }
      : version === undefined ? { name, tag } : { versionId: version }
    return (await this.order({ do: 'get', selector })) as string | null
  }

  /** What the program then sends to that vendor. */
  async format(id: string, variables: Record<string, string>, sdk: 'openai' | 'anthropic') {
    return (await this.order({ do: 'format', id, variables, sdk })) as Record<string, unknown>
  }

  async tag(id: string, tag: Tag) {
    await this.order({ do: 'tag', id, tag })
  }

  async tags(id: string) {
    return (await this.order({ do: 'tags', id })) as (Tag & { id: string })[]
  }

  async update(name: string, about: About) {
    const spelt = Object.entries(about).map(([key, value]) => [this.speaksPython ? `prompt_${key}` : key, value])
    return (await this.order({ do: 'update', name, about: Object.fromEntries(spelt) })) as Prompt
  }

  async delete(name: string) {
    await this.order({ do: 'delete', name })
  }

  async list() {
    return (await this.order({ do: 'list' })) as Prompt[]
  }

  async page(query: { limit?: number; cursor?: string }) {
    return (await this.order({ do: 'page', query })) as { data: Prompt[]; next_cursor: string | null }
  }

  async untag(id: string, tag: Tag) {
    await this.order({ do: 'untag', id, tag })
  }

  async serverVersion() {
    return (await this.order({ do: 'server' })) as number[]
  }
}
