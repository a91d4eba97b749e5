// What every test imports: a server a worker, and pages that must keep quiet.

import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { signIn } from './api.ts'
import { type Server, startServer } from './server.ts'

export { expect }

/** Troubles that a test brings about on purpose, as patterns: `troubles.allow(/status of 404/)`. */
export interface Troubles {
  allow: (pattern: RegExp) => void
}

interface Own {
  troubles: Troubles
  /** A page of somebody signed in as the owner, Lena. */
  lena: Page
}

export const test = base.extend<Own, { server: Server }>({
  server: [
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  baseURL: async ({ server }, use) => use(server.url),

  troubles: [
    async ({ context }, use) => {
      const seen: string[] = []
      const allowed: RegExp[] = []
      listen(context, seen)
      await use({ allow: (pattern) => allowed.push(pattern) })
      const rest = seen.filter((trouble) => !allowed.some((pattern) => pattern.test(trouble)))
      expect(rest, 'the browser had nothing to complain about').toEqual([])
    },
    { auto: true },
  ],

  lena: async ({ context, page, server }, use) => {
    await signIn(context.request, server.url)
    await use(page)
  },
})

/** Also for a context that a test makes itself: hydration warnings and third parties must not hide. */
export function listen(context: BrowserContext, seen: string[]) {
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) seen.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => seen.push(`script: ${error.error().stack ?? error.error()}`))
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'failed'
    // A person who leaves a page stops what it was loading.
    if (why !== 'net::ERR_ABORTED') seen.push(`request: ${why} ${request.url()}`)
  })
}
