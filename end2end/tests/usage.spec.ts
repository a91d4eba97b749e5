// What a program needs, taken to where it is needed.

import { at } from '../support/author.ts'
import { PROJECT } from '../support/server.ts'
import { expect, test } from '../support/test.ts'

test('the copy button puts the snippet on the clipboard', async ({ lena, author, context, server }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await author.create('copied-out', 'Hello {{customer}}.')
  await lena.goto(at('copied-out', '/usage'))
  await lena.getByRole('button', { name: 'Copy prompt.py' }).click()
  await expect(lena.getByRole('status').filter({ hasText: 'Copied.' })).toHaveCount(1)
  const copied = await lena.evaluate(() => navigator.clipboard.readText())
  for (const words of ['copied-out', 'customer', server.url, PROJECT.token]) expect(copied).toContain(words)
  expect(copied.trim()).toBe((await lena.locator('.code', { hasText: 'prompt.py' }).locator('pre').innerText()).trim())
})

test('without a script nothing offers to copy @only-nojs', async ({ lena, author }) => {
  await author.create('read-out', 'Hello {{customer}}.')
  await lena.goto(at('read-out', '/usage'))
  await expect(lena.locator('.code', { hasText: 'prompt.py' })).toContainText('read-out')
  await expect(lena.getByRole('button', { name: /^Copy/ })).toHaveCount(0)
})
