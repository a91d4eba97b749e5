// A prompt is somebody else's text: it is shown, edited and compared, and never run.

import type { Page } from '@playwright/test'
import { LIBRARY, NEW, at } from '../support/author.ts'
import { expect, test } from '../support/test.ts'

const LINES = [
  '</textarea><script>window.ran = 1</script>',
  '<img src="/nothing-here" onerror="window.ran = 2"> <b>not bold</b> &amp; &lt;i&gt;',
  '[a link](javascript:window.ran=3) and <javascript:window.ran=4>',
  '</title></style></main><svg onload=window.ran=5>',
  'left \u202eright to left\u202c and \u200fa mark',
  'family 👩‍👩‍👧‍👦, flag 🏳️‍🌈, e\u0301, {{customer.name}}',
]
const TEXT = `\n${LINES.join('\n')}\n`
/** That line where it is read: marks that turn the direction of writing are named instead of obeyed. */
const NAMED = 'left U+202Eright to leftU+202C and U+200Fa mark'
const MORE = 'A line that goes on top: <iframe src="javascript:parent.ran=6"></iframe>'

async function nothingRan(page: Page) {
  expect(await page.evaluate(() => 'ran' in window), 'a script of the prompt ran').toBe(false)
  await expect(page.locator('a[href^="javascript" i], main img, iframe, main [onload], main [onerror]')).toHaveCount(0)
}

async function isShown(page: Page, lines: string[]) {
  for (const line of lines) await expect(page.getByRole('main')).toContainText(line)
}

test('a hostile prompt is created, read, edited and compared as text @nojs', async ({ lena }) => {
  const name = 'hostile'
  await lena.goto(NEW)
  await lena.getByLabel('Name').fill(name)
  await lena.getByRole('textbox', { name: 'Prompt' }).fill(TEXT)
  await lena.getByRole('button', { name: 'Create prompt' }).click()

  await expect(lena.getByRole('status').getByText('Version 1 is published.')).toBeVisible()
  // Markdown has its own words for & and for links; everything else stands as it is.
  await isShown(lena, [LINES[0], LINES[3], NAMED, LINES[5], '<b>not bold</b>', 'javascript:window.ran=3'])
  await nothingRan(lena)

  await lena.getByRole('button', { name: 'Show as Markdown' }).click()
  await expect(lena.getByRole('button', { name: 'Show as Markdown' })).toHaveAttribute('aria-pressed', 'false')
  await isShown(lena, [...LINES.slice(0, 4), NAMED, LINES[5]])
  await nothingRan(lena)
  await lena.getByRole('button', { name: 'Show as Markdown' }).click()
  await expect(lena.getByRole('button', { name: 'Show as Markdown' })).toHaveAttribute('aria-pressed', 'true')

  await lena.getByRole('link', { name: 'Edit latest' }).click()
  const field = lena.getByRole('textbox', { name: 'Prompt' })
  await expect(field).toHaveValue(TEXT)
  await nothingRan(lena)
  // The field obeys them, so the page says where they stand.
  const hidden = lena.getByRole('region', { name: 'Hidden characters' })
  for (const code of ['U+202E', 'U+202C', 'U+200F']) {
    await expect(hidden.getByRole('listitem').filter({ hasText: code })).toContainText('line 6')
  }
  await field.fill(`${TEXT}${MORE}`)
  await lena.getByRole('button', { name: 'Review changes' }).click()
  await expect(lena.getByRole('link', { name: 'Go on editing' })).toBeVisible()
  await expect(lena.getByRole('main')).toContainText(MORE)
  await nothingRan(lena)
  await lena.getByRole('button', { name: 'Publish version 2' }).click()

  await expect(lena.getByRole('status').getByText('Version 2 is published.')).toBeVisible()
  await lena.goto(at(name, '/compare/1...2'))
  await expect(lena.getByRole('heading', { name: 'Version 1 and version 2' })).toBeVisible()
  await expect(lena.getByRole('main')).toContainText(MORE)
  await nothingRan(lena)
  for (const view of ['unified', 'prose']) {
    await lena.goto(at(name, `/compare/1...2?view=${view}`))
    await expect(lena.getByRole('main')).toContainText(MORE)
    await nothingRan(lena)
  }

  await lena.goto(`${LIBRARY}?q=${encodeURIComponent('<script>window.ran')}`)
  await expect(lena.getByRole('link', { name, exact: true })).toBeVisible()
  await nothingRan(lena)
  await lena.goto(at(name, '/usage'))
  await nothingRan(lena)
})

test('no list of prompts and no comparison is turned around @nojs', async ({ lena, author, javaScriptEnabled }) => {
  const turning = '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'
  const name = `turned-${javaScriptEnabled !== false}`
  const text = [...turning].map((mark) => `a${mark}b`).join(' ')
  const named = [...turning].map((mark) => `aU+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}b`).join(' ')
  await author.create(name, 'Before.', text)
  for (const address of [at(name), `${LIBRARY}?q=${name}`, at(name, '/compare/1...2'), at(name, '/compare/1...2?view=prose')]) {
    await lena.goto(address)
    const main = lena.getByRole('main')
    await expect(main, address).toContainText(named)
    expect(await main.innerText(), address).not.toMatch(new RegExp(`[${turning}]`))
  }
})

test('a form that sends CRLF changes nothing @nojs', async ({ lena, author }) => {
  await author.create('line-ends', 'one\ntwo\n\nthree')
  await lena.goto(at('line-ends', '/edit'))
  await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue('one\ntwo\n\nthree')
  await lena.getByRole('button', { name: 'Review changes' }).click()
  await expect(lena.getByText('Version 1 already says exactly this, so there is nothing to publish.')).toBeVisible()
})

test('a zero byte is refused in words, and the rest of the text stays @nojs', async ({ lena, author, troubles }) => {
  troubles.allow(/status of 422/)
  await author.create('zero-byte', 'before')
  await lena.goto(at('zero-byte', '/edit'))
  const field = lena.getByRole('textbox', { name: 'Prompt' })
  await field.fill('before\u0000after, and a long sentence')
  await lena.getByRole('button', { name: 'Review changes' }).click()
  await expect(lena.getByText(/NUL|zero/i).first()).toBeVisible()
  await expect(field).toHaveValue(/^before.after, and a long sentence$/)
  await field.fill('before and after, and a long sentence')
  await lena.getByRole('button', { name: 'Review changes' }).click()
  await expect(lena.getByRole('button', { name: 'Publish version 2' })).toBeVisible()
})

test('a new prompt with a zero byte is refused in words, and comes back @nojs', async ({ lena, troubles }) => {
  troubles.allow(/status of 422/)
  await lena.goto(NEW)
  await lena.getByLabel('Name').fill('zero-byte-new')
  const field = lena.getByRole('textbox', { name: 'Prompt' })
  await field.fill('Say\u0000 hello, and a long sentence')
  await lena.getByRole('button', { name: 'Create prompt' }).click()
  await expect(lena.getByText(/holds a NUL/).first()).toBeVisible()
  await expect(lena.getByLabel('Name')).toHaveValue('zero-byte-new')
  await expect(field).toHaveValue(/^Say. hello, and a long sentence$/)
  await field.fill('Say hello, and a long sentence')
  await lena.getByRole('button', { name: 'Create prompt' }).click()
  await expect(lena.getByRole('status').getByText('Version 1 is published.')).toBeVisible()
})
