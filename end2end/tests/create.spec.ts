// The first version of a prompt.

import { NEW, at } from '../support/author.ts'
import { expect, test } from '../support/test.ts'

test('a text prompt is created with everything it can have @nojs @pg', async ({ lena }) => {
  await lena.goto(NEW)
  await lena.getByLabel('Name').fill('refund-policy')
  await lena.getByLabel('Description').fill('Says when money goes back.')
  await lena.getByLabel('Topics').fill('billing, refunds')
  await lena.getByRole('textbox', { name: 'Prompt' }).fill('# Refunds\n\nAsk {{customer}} for the **order**.\n\n| a | b |\n|---|---|\n| 1 | 2 |')
  await lena.getByLabel('Model settings').fill('{"model": "gpt-5", "temperature": 0.2}')
  await lena.getByLabel('Metadata').fill('{"ticket": "CARE-214"}')
  await lena.getByLabel('What changed?').fill('First words')
  await lena.getByRole('button', { name: 'Create prompt' }).click()

  await expect(lena).toHaveURL(/\/prompts\/refund-policy(\?published=1)?$/)
  await expect(lena.getByText('Version 1 is published.')).toBeVisible()
  await expect(lena.getByRole('heading', { name: 'refund-policy', level: 1 })).toBeVisible()
  const main = lena.getByRole('main')
  await expect(main.getByText('Latest', { exact: true }).first()).toBeVisible()
  await expect(main.getByRole('cell', { name: '2', exact: true })).toBeVisible()
  await expect(main.locator('strong', { hasText: 'order' })).toBeVisible()
  await expect(main.getByText('{{customer}}').first()).toBeVisible()
  for (const words of ['Says when money goes back.', 'billing', 'refunds', 'gpt-5', '0.2', 'CARE-214', 'First words']) {
    await expect(main.getByText(words, { exact: true }).first()).toBeVisible()
  }
})

test('a chat prompt is written message by message @nojs', async ({ lena }) => {
  await lena.goto(NEW)
  await lena.getByLabel('Name').fill('a-chat')
  await lena.getByRole('button', { name: 'Chat messages' }).click()
  await expect(lena.getByRole('button', { name: 'Chat messages' })).toHaveAttribute('aria-pressed', 'true')
  await lena.getByLabel('Text of message 1').fill('You are kind.')
  await lena.getByLabel('Text of message 2').fill('{{question}}')
  await lena.getByLabel('Role of message 2').selectOption('user')
  await lena.getByRole('button', { name: 'Add a message' }).click()
  await lena.getByLabel('Text of message 3').fill('to be removed')
  await lena.getByRole('button', { name: 'Move message 2 up' }).click()
  await expect(lena.getByLabel('Text of message 1')).toHaveValue('{{question}}')
  await expect(lena.getByLabel('Text of message 2')).toHaveValue('You are kind.')
  await expect(lena.getByLabel('Role of message 1')).toHaveValue('user')
  await lena.getByRole('button', { name: 'Move message 1 down' }).click()
  await expect(lena.getByLabel('Text of message 1')).toHaveValue('You are kind.')
  await lena.getByRole('button', { name: 'Remove message 3' }).click()
  await expect(lena.getByLabel('Text of message 3')).toHaveCount(0)
  await lena.getByRole('button', { name: 'Create prompt' }).click()

  await expect(lena.getByText('Version 1 is published.')).toBeVisible()
  // The words are told by the address, a moment before the page is there.
  await expect(lena.getByRole('heading', { name: 'a-chat', level: 1 })).toBeVisible()
  const main = lena.getByRole('main')
  await expect(main.getByText('You are kind.')).toBeVisible()
  await expect(main.getByText('{{question}}').first()).toBeVisible()
  await expect(main.getByText('to be removed')).toHaveCount(0)
})

test('a name is judged while it is typed', async ({ lena, author }) => {
  await author.create('taken-name', 'x')
  await lena.goto(NEW)
  const name = lena.getByLabel('Name')
  await name.fill('two words')
  await expect(lena.getByText("A name has only letters, digits, hyphens (-) and underscores (_), so ' ' cannot be in it.")).toBeVisible()
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await name.fill('new')
  await expect(lena.getByText('`new` is taken by the address')).toBeVisible()
  await name.fill('taken-name')
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await expect(lena.locator('#name-note')).toContainText('taken-name')
  await name.fill('free-name')
  await expect(lena.getByText('This name is free.')).toBeVisible()
  await expect(name).not.toHaveAttribute('aria-invalid', 'true')
})

test('a refused name says why, and nothing that was typed is lost @nojs @pg', async ({ lena, author, troubles }) => {
  troubles.allow(/status of 4\d\d/)
  await author.create('taken-too', 'x')
  await lena.goto(NEW)
  await lena.getByLabel('Name').fill('taken-too')
  await lena.getByRole('textbox', { name: 'Prompt' }).fill('A long text that took an hour.')
  await lena.getByLabel('Model settings').fill('{"model": "gpt-5"}')
  await lena.getByRole('button', { name: 'Create prompt' }).click()
  await expect(lena.locator('#name-note')).toContainText('taken-too')
  await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue('A long text that took an hour.')
  await expect(lena.getByLabel('Model settings')).toHaveValue('{"model": "gpt-5"}')

  await lena.getByLabel('Name').fill('not-taken')
  await lena.getByRole('button', { name: 'Create prompt' }).click()
  await expect(lena.getByRole('heading', { name: 'not-taken', level: 1 })).toBeVisible()
  await expect(lena.getByRole('main')).toContainText('A long text that took an hour.')
})

test('settings that are no JSON object are refused in words @nojs', async ({ lena, troubles }) => {
  troubles.allow(/status of 4\d\d/)
  await lena.goto(NEW)
  await lena.getByLabel('Name').fill('bad-json')
  await lena.getByRole('textbox', { name: 'Prompt' }).fill('Hello')
  await lena.getByLabel('Model settings').fill('{"model": ')
  await lena.getByRole('button', { name: 'Create prompt' }).click()
  await expect(lena.locator('#settings-note')).toContainText(/JSON/)
  await expect(lena.locator('#settings-note .field__error')).toBeVisible()
  await expect(lena.getByLabel('Model settings')).toHaveValue('{"model": ')
  await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue('Hello')
})

test('a new prompt that was left is still there @nojs', async ({ lena, javaScriptEnabled }) => {
  await lena.goto(NEW)
  await lena.getByLabel('Name').fill('left-behind')
  await lena.getByRole('textbox', { name: 'Prompt' }).fill('Half a thought')
  if (javaScriptEnabled === false) await lena.getByRole('button', { name: 'Save draft' }).click()
  else await expect(lena.getByText(/^Draft saved/).first()).toBeVisible()
  await lena.goto(NEW.replace('?starter=empty', ''))
  await expect(lena.getByText('This is your draft, saved')).toBeVisible()
  await expect(lena.getByLabel('Name')).toHaveValue('left-behind')
  await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue('Half a thought')
  await lena.getByRole('link', { name: 'Start an empty one' }).click()
  await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue('')
})

test('what is typed before the scripts arrive counts', async ({ lena, context, server }) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await context.route('**/*.wasm', async (route) => {
    await held
    await route.continue()
  })
  const page = await context.newPage()
  await page.goto(`${server.url}${NEW}`, { waitUntil: 'commit' })
  await page.getByLabel('Name').fill('typed-early')
  await page.getByLabel('Topics').fill('early')
  await page.getByRole('textbox', { name: 'Prompt' }).fill('Typed before the scripts were there.')
  await page.getByLabel('Model settings').fill('{"model": "gpt-5"}')
  await page.getByLabel('What changed?').fill('Early words')
  release()
  await expect(page.getByText(/^Draft saved/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Create prompt' }).click()
  await expect(page.getByRole('heading', { name: 'typed-early', level: 1 })).toBeVisible()
  await lena.goto(at('typed-early'))
  for (const words of ['Typed before the scripts were there.', 'early', 'gpt-5', 'Early words']) {
    await expect(lena.getByRole('main').getByText(words, { exact: true }).first()).toBeVisible()
  }
})
