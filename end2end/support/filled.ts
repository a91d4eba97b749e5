// A server of its own with every page filled, one a worker.

import { signIn } from './api.ts'
import { Author } from './author.ts'
import { fill } from './pages.ts'
import { type Server, startServer } from './server.ts'
import { expect, test as base } from './test.ts'

export { expect }

export const test = base.extend<object, { filled: Server }>({
  filled: [
    async ({ playwright }, use) => {
      const server = await startServer()
      const request = await playwright.request.newContext({ baseURL: server.url })
      await signIn(request, server.url)
      await fill(new Author(request, server.url, (await request.storageState()).cookies))
      await request.dispose()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  server: [async ({ filled }, use) => use(filled), { scope: 'worker' }],
})
