// PostHog's clients, each in a process of its own.

import { PROJECT } from '../support/server.ts'
import { Child } from './child.ts'
import type { Release } from './releases.ts'

export interface Result {
  source: 'api' | 'cache' | 'stale_cache' | 'code_fallback'
  prompt: string
  name?: string | null
  version?: number | null
  label?: string | null
  config?: Record<string, unknown> | null
}

/** As the documentation of both writes them, without the difference in spelling. */
export interface Options {
  version?: number
  label?: string
  fallback?: string
}

export class Client extends Child {
  constructor(release: Release) {
    super(release.program)
  }

  async connect(host: string, { token = PROJECT.token, key = PROJECT.key, direct = false } = {}) {
    await this.order({ do: 'connect', host, token, key, direct })
  }

  /** Releases that know of no results answer the words alone. */
  async get(name: string, options: Options = {}) {
    return (await this.order({ do: 'get', name, options })) as Result | string
  }

  async getAll(options: Pick<Options, 'label'> = {}) {
    return (await this.order({ do: 'get_all', options })) as Record<string, Result>
  }

  async compile(prompt: string, variables: Record<string, string | number>) {
    return (await this.order({ do: 'compile', prompt, variables })) as string
  }

  /** Empties the client's own cache. */
  async forget() {
    await this.order({ do: 'forget' })
  }
}
