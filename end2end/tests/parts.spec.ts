// The browser's half comes in parts: the library loads without those of other pages.

import { at, LIBRARY } from '../support/author.ts'
import { expect, test } from '../support/test.ts'

const PART = '**/split_prompt.wasm'

test('a link’s part is fetched while the pointer is on it, and not before', async ({ author, lena }) => {
  await author.create('ahead', 'Loaded ahead.')
  const fetched: string[] = []
  lena.on('request', (request) => fetched.push(new URL(request.url()).pathname.split('/').pop() ?? ''))
  await lena.goto(LIBRARY)
  expect(fetched.filter((name) => /^(split|chunk)_.*wasm$/.test(name))).toEqual([])
  const part = lena.waitForRequest(PART)
  await lena.getByRole('link', { name: 'ahead', exact: true }).hover()
  await part
})

test('a page that is opened directly names its part in its head', async ({ author, lena }) => {
  await author.create('direct', 'Opened directly.')
  await lena.goto(at('direct'))
  const preloaded = lena.locator('head link[rel=preload][as=fetch]')
  const names = await preloaded.evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/').pop()))
  const loaded = await lena.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop()))
  expect(names).toContain('split_prompt.wasm')
  expect(loaded.filter((name) => name?.endsWith('.wasm')).sort()).toEqual(names.sort())
})

test('a part that cannot be loaded is told, and loads at the next try', async ({ author, lena, troubles }) => {
  troubles.allow(/ERR_FAILED|Failed to fetch/)
  await author.create('unlucky', 'Late, but there.')
  await lena.goto(LIBRARY)
  await lena.route(PART, (route) => route.abort())
  await lena.getByRole('link', { name: 'unlucky', exact: true }).click()
  await expect(lena.getByRole('main')).toContainText('could not be loaded')
  await lena.unroute(PART)
  await lena.getByRole('link', { name: 'Try again' }).click()
  await expect(lena.getByRole('main')).toContainText('Late, but there.')
})
