// The largest prompt there may be, and one byte more.

import { NEW, at } from '../support/author.ts'
import { expect, paste, test } from '../support/test.ts'

const LIMIT = 1_000_000
const LINE = 'The quick brown fox jumps over the lazy dog, again and again, ü.'

/** Exactly that many bytes, in lines. */
function large(bytes: number, first = 'First line.') {
  const line = `${LINE}\n`
  const times = Math.floor((bytes - first.length - 1) / Buffer.byteLength(line))
  const text = `${first}\n${line.repeat(times)}`
  return text + 'x'.repeat(bytes - Buffer.byteLength(text))
}

test('a prompt of 1,000,000 bytes is published, shown and compared', async ({ lena, author }) => {
  test.slow()
  await author.create('large', large(LIMIT))
  await lena.goto(at('large', '/edit'))
  const field = lena.getByRole('textbox', { name: 'Prompt' })
  await expect.poll(async () => Buffer.byteLength(await field.inputValue())).toBe(LIMIT)
  await paste(field, large(LIMIT, 'Other line!'))
  await lena.getByRole('button', { name: 'Review changes' }).click()
  await lena.getByRole('button', { name: 'Publish version 2' }).click()
  await expect(lena.getByText('Version 2 is published.')).toBeVisible()
  await expect(lena.getByRole('main')).toContainText('Other line!')
  await lena.goto(at('large', '/compare/1...2'))
  await expect(lena.getByRole('heading', { name: 'Version 1 and version 2' })).toBeVisible()
  await expect(lena.getByRole('main').getByRole('insertion').first()).toContainText('Other')
})

test('one byte more is refused in words, and nothing is lost @nojs', async ({ lena, author, troubles, javaScriptEnabled }) => {
  test.slow()
  troubles.allow(/status of 4\d\d/)
  await author.create('too-large', 'Small.')
  const text = large(LIMIT + 1)
  await lena.goto(at('too-large', '/edit'))
  await paste(lena.getByRole('textbox', { name: 'Prompt' }), text)
  await lena.getByRole('button', { name: 'Review changes' }).click()
  await expect(lena.getByText(/at most 1,000,000 bytes, this one has 1,000,001/).first()).toBeVisible()
  // The editor says so while it is typed, too. Until the review is there the browser asks whether to leave the words behind.
  if (javaScriptEnabled !== false) await expect(lena.getByText('This draft cannot be published yet')).toBeVisible()
  await lena.goto(at('too-large', '/edit'))
  await expect.poll(async () => (await lena.getByRole('textbox', { name: 'Prompt' }).inputValue()).length).toBe(text.length)
  await lena.goto(at('too-large'))
  await expect(lena.getByRole('main')).toContainText('1 version')
})

test('a new prompt that is too large keeps its words @nojs', async ({ lena, troubles }) => {
  test.slow()
  troubles.allow(/status of 4\d\d/)
  const text = large(LIMIT + 1)
  await lena.goto(NEW)
  await lena.getByLabel('Name').fill('never-made')
  await paste(lena.getByRole('textbox', { name: 'Prompt' }), text)
  await lena.getByRole('button', { name: 'Create prompt' }).click()
  await expect(lena.getByText(/at most 1,000,000 bytes, this one has 1,000,001/).first()).toBeVisible()
  await expect.poll(async () => (await lena.getByRole('textbox', { name: 'Prompt' }).inputValue()).length).toBe(text.length)
})
