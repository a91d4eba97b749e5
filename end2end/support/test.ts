// What every test imports: a server a worker, and pages that must keep quiet.

import { type Browser, type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'
import { signIn } from './api.ts'
import { Author } from './author.ts'
import { LENA, type Server, startServer } from './server.ts'

export { expect }

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

/** Troubles that a test brings about on purpose, as patterns: `troubles.allow(/status of 404/)`. */
export interface Troubles {
  allow: (pattern: RegExp) => void
  /** For a context that a test makes itself. */
  hear: (context: BrowserContext) => void
}

interface Own {
  troubles: Troubles
  /** A page of somebody signed in as the owner, Lena. */
  lena: Page
  /** A second window of Lena's, with cookies of its own. */
  second: Page
  /** Writes prompts as Lena, past the pages, for tests about something else. */
  author: Author
}

export const test = base.extend<Own, { server: Server; session: Cookies }>({
  server: [
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  session: [
    async ({ server, browser }, use) => {
      const context = await browser.newContext()
      await signIn(context.request, server.url, LENA)
      await use(await context.cookies())
      await context.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  baseURL: async ({ server }, use) => use(server.url),

  troubles: [
    async ({ context, javaScriptEnabled }, use) => {
      const seen: string[] = []
      const allowed: RegExp[] = []
      listen(context, seen, javaScriptEnabled)
      await use({ allow: (pattern) => allowed.push(pattern), hear: (other) => listen(other, seen, javaScriptEnabled) })
      const rest = seen.filter((trouble) => !allowed.some((pattern) => pattern.test(trouble)))
      expect(rest, 'the browser had nothing to complain about').toEqual([])
    },
    { auto: true },
  ],

  page: async ({ page }, use) => {
    await wakeUp(page)
    await use(page)
  },

  lena: async ({ context, page, session }, use) => {
    await context.addCookies(session)
    await use(page)
  },

  second: async ({ browser, server, session, troubles, javaScriptEnabled }, use) => {
    const page = await windowOf(browser, server, troubles, javaScriptEnabled)
    await page.context().addCookies(session)
    await use(page)
    await page.context().close()
  },

  author: async ({ server, session, playwright }, use) => {
    const request = await playwright.request.newContext({ baseURL: server.url })
    await use(new Author(request, server.url, session))
    await request.dispose()
  },
})

/** A window of somebody who is not signed in. */
export async function windowOf(browser: Browser, server: Server, troubles: Troubles, javaScriptEnabled = true) {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled })
  troubles.hear(context)
  const page = await context.newPage()
  await wakeUp(page)
  return page
}

/** A server of one test's own. The page leaves it before it stops: what the page still asks for must not meet a closed port. */
export async function onOwnServer(page: Page, settings: Record<string, string>, work: (server: Server) => Promise<void>) {
  const server = await startServer(settings)
  try {
    await work(server)
    await page.goto('about:blank')
  } finally {
    await server.stop()
  }
}

/** Nobody, no project and no key: the first start of a server. */
export const NOBODY = {
  CUEBOOK_INIT_EMAIL: '',
  CUEBOOK_INIT_PASSWORD: '',
  CUEBOOK_INIT_PROJECT: '',
  CUEBOOK_INIT_PROJECT_TOKEN: '',
  CUEBOOK_INIT_PERSONAL_KEY: '',
}

/** Puts a long text into a field in one go, as pasting does. */
export async function paste(field: Locator, text: string) {
  await field.evaluate((field: HTMLTextAreaElement, text) => {
    field.value = text
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }, text)
}

/** Waits until the browser's half of the page has taken over. Without scripts, and on pages that are only read, there is none. */
export async function awake(page: Page) {
  await page.waitForFunction(() => {
    const isAlone = !matchMedia('(scripting: enabled)').matches || !document.querySelector('script[type="module"]')
    return isAlone || 'awake' in window
  })
}

/** The router listens to the history of the browser as soon as it has taken over: from then on clicks and keys are heard. */
async function wakeUp(page: Page) {
  await page.addInitScript(() => {
    const listen = window.addEventListener
    window.addEventListener = function (this: Window, ...heard: Parameters<typeof listen>) {
      if (heard[0] === 'popstate') setTimeout(() => Object.assign(window, { awake: true }))
      return listen.apply(this, heard)
    } as typeof listen
  })
  const { goto, reload } = page
  page.goto = async (...where) => {
    const answer = await goto.apply(page, where)
    if (answer?.headers()['content-type']?.startsWith('text/html')) await awake(page)
    return answer
  }
  page.reload = async (...how) => {
    const answer = await reload.apply(page, how)
    await awake(page)
    return answer
  }
}

/** Hydration warnings and third parties must not hide. */
function listen(context: BrowserContext, seen: string[], javaScriptEnabled = true) {
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) seen.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => seen.push(`script: ${error.error().stack ?? error.error()}`))
  // A question that no test waits for: a prompt that ran a script would ask one.
  context.on('dialog', (dialog) => {
    if (dialog.type() !== 'beforeunload' && dialog.type() !== 'confirm') seen.push(`dialog: ${dialog.message()}`)
  })
  context.on('request', (request) => {
    const host = new URL(request.url()).hostname
    if (request.url().startsWith('http') && host !== '127.0.0.1') seen.push(`third party: ${request.url()}`)
  })
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'failed'
    // A browser that runs no scripts loads none.
    if (why === 'csp' && !javaScriptEnabled) return
    // A person who leaves a page stops what it was loading.
    if (why !== 'net::ERR_ABORTED') seen.push(`request: ${why} ${request.url()}`)
  })
}
