// The next version: edited, looked at, published.

import { at } from '../support/author.ts'
import { lengthen } from '../support/rows.ts'
import { expect, test } from '../support/test.ts'

test('a change is shown before it is published @nojs @pg', async ({ lena, author }) => {
  await author.create('greeting', { text: 'Hello {{name}}.\nBe kind.', settings: { model: 'gpt-5', temperature: 0.2 } })
  await lena.goto(at('greeting'))
  await lena.getByRole('link', { name: 'Edit latest' }).click()
  await expect(lena.getByText('You started from v1')).toBeVisible()
  await lena.getByRole('textbox', { name: 'Prompt' }).fill('Hello {{name}} from {{place}}.\nBe kind.')
  await lena.getByLabel('Model settings').fill('{"model": "gpt-5", "temperature": 0.7}')
  await lena.getByLabel('What changed?').fill('Says where')
  await lena.getByRole('button', { name: 'Review changes' }).click()

  const main = lena.getByRole('main')
  await expect(main.getByRole('insertion').filter({ hasText: '{{place}}' }).first()).toBeVisible()
  await expect(main).toContainText('temperature 0.2 → 0.7')
  await expect(lena.getByLabel('What changed?')).toHaveValue('Says where')
  await lena.getByRole('button', { name: 'Publish version 2' }).click()

  await expect(lena.getByText('Version 2 is published.')).toBeVisible()
  await expect(main).toContainText('Hello {{name}} from {{place}}.')
  const history = lena.getByRole('complementary', { name: 'Version history' })
  await expect(history.getByRole('link', { name: 'Version v2' })).toHaveAttribute('aria-current', 'true')
  await expect(history.getByText('Says where')).toBeVisible()
  await expect(lena.getByText('Your draft', { exact: true })).toHaveCount(0)

  await history.getByRole('link', { name: 'Version v1' }).click()
  await expect(lena).toHaveURL(/version=1/)
  await expect(main.getByText('Historical')).toBeVisible()
  await expect(main).not.toContainText('{{place}}')
})

test('variables are found while somebody types', async ({ lena, author }) => {
  await author.create('finds-variables', 'Hello.')
  await lena.goto(at('finds-variables', '/edit'))
  await lena.getByRole('textbox', { name: 'Prompt' }).fill('Hello {{first.name}}, {{first.name}} and {{other}}.')
  const found = lena.getByRole('listitem')
  await expect(found.filter({ hasText: '{{first.name}}' })).toContainText('2 times')
  await expect(found.filter({ hasText: '{{other}}' })).toContainText('once')
})

test('a variable that stays unfilled is repaired by a button @nojs', async ({ lena, author }) => {
  await author.create('repaired', 'Dear {{ name }}, {{name}} it is.')
  await lena.goto(at('repaired', '/edit'))
  const problem = lena.getByRole('listitem').filter({ hasText: '{{ name }}' })
  await expect(problem).toContainText('line 1')
  await problem.getByRole('button', { name: 'Change to {{name}}' }).click()
  await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue('Dear {{name}}, {{name}} it is.')
  await expect(lena.getByRole('listitem').filter({ hasText: '{{name}}' })).toContainText('2 times')
  await expect(problem).toHaveCount(0)
})

test('what is already the latest makes no version, and says so @nojs', async ({ lena, author }) => {
  await author.create('unchanged', 'The same words.')
  await lena.goto(at('unchanged', '/edit'))
  await lena.getByRole('textbox', { name: 'Prompt' }).fill('The same words.')
  await lena.getByRole('button', { name: 'Review changes' }).click()
  await expect(lena.getByText('Version 1 already says exactly this, so there is nothing to publish.')).toBeVisible()
  await expect(lena.getByRole('button', { name: 'Publish version 2' })).toHaveAttribute('aria-disabled', 'true')
  await lena.goto(at('unchanged'))
  await expect(lena.getByRole('link', { name: /^Version v/ })).toHaveCount(1)
})

test('settings that are no JSON are named before anything is published @nojs', async ({ lena, author }) => {
  await author.create('bad-settings', 'Words.')
  await lena.goto(at('bad-settings', '/edit'))
  await lena.getByLabel('Model settings').fill('{"temperature": }')
  await lena.getByRole('button', { name: 'Review changes' }).click()
  await expect(lena.getByText('This draft cannot be published yet')).toBeVisible()
  await expect(lena.getByRole('button', { name: 'Publish version 2' })).toHaveAttribute('aria-disabled', 'true')
  await lena.getByRole('alert').getByRole('link', { name: 'Model settings' }).click()
  await expect(lena.getByLabel('Model settings')).toHaveValue('{"temperature": }')
})

test('a draft is there again after the page was closed', async ({ lena, author, second }) => {
  await author.create('keeps-draft', 'First words.')
  await lena.goto(at('keeps-draft', '/edit'))
  await lena.getByRole('textbox', { name: 'Prompt' }).fill('First words, and half of a new thought')
  await lena.getByLabel('What changed?').fill('Half a reason')
  await expect(lena.getByText(/^Draft saved/).first()).toBeVisible()
  await lena.close()

  await second.goto(at('keeps-draft'))
  await second.getByRole('link', { name: 'Your draft' }).click()
  await expect(second.getByText('This is your draft, saved')).toBeVisible()
  await expect(second.getByRole('textbox', { name: 'Prompt' })).toHaveValue('First words, and half of a new thought')
  await expect(second.getByLabel('What changed?')).toHaveValue('Half a reason')
})

test('the editor names the topics and leads to where they are changed @nojs', async ({ lena, author, javaScriptEnabled }) => {
  const name = `with-topics-${javaScriptEnabled !== false}`
  await author.create(name, { text: 'Hello.', topics: 'support, email' })
  await lena.goto(at(name, '/edit'))
  const topics = lena.getByRole('region', { name: 'Topics' })
  await expect(topics).toContainText('support, email')
  const field = lena.getByRole('textbox', { name: 'Prompt' })
  if (javaScriptEnabled !== false) {
    await expect(topics).toContainText('Your draft is kept.')
    await field.fill('Hello again.')
    await expect(lena.getByText(/^Draft saved/).first()).toBeVisible()
  } else {
    await expect(topics).not.toContainText('kept')
  }
  await topics.getByRole('link', { name: 'Change topics' }).click()
  await lena.getByLabel('Topics').fill('')
  await lena.getByRole('button', { name: 'Save details' }).click()
  await expect(lena.getByRole('heading', { name, level: 1 })).toBeVisible()
  await lena.goto(at(name, '/edit'))
  await expect(topics).toContainText('none')
  await expect(topics.getByRole('link', { name: 'Add topics' })).toBeVisible()
  await expect(field).toHaveValue(javaScriptEnabled !== false ? 'Hello again.' : 'Hello.')
})

test('leaving with words that are not saved asks first', async ({ lena, author }) => {
  await author.create('asks-first', 'First words.')
  await lena.goto(at('asks-first', '/edit'))
  await lena.route('**/_fn/save_draft', (route) => route.abort('aborted'))
  await lena.getByRole('textbox', { name: 'Prompt' }).fill('Words that no server has')
  const asked = lena.waitForEvent('dialog')
  const clicked = lena.getByRole('link', { name: 'Cancel' }).click()
  const question = await asked
  expect(question.message()).toContain('not saved')
  await question.dismiss()
  await clicked
  await expect(lena).toHaveURL(/\/edit$/)
  await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue('Words that no server has')
})

test('a draft is thrown away in two steps @nojs', async ({ lena, author }) => {
  await author.create('throws-away', 'First words.')
  await lena.goto(at('throws-away', '/edit'))
  await lena.getByRole('textbox', { name: 'Prompt' }).fill('A bad idea')
  await lena.getByRole('button', { name: 'Review changes' }).click()
  await lena.getByRole('link', { name: 'Go on editing' }).first().click()
  await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue('A bad idea')
  await lena.getByText('Start again from version 1').click()
  await lena.getByRole('button', { name: 'Throw my draft away' }).click()
  await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue('First words.')
})

test('an old version is used as the latest @nojs @pg', async ({ lena, author }) => {
  await author.create('brought-back', 'The good old text.', 'A worse text.', 'The worst text.')
  await lena.goto(at('brought-back', '?version=1'))
  await expect(lena.getByText('Historical')).toBeVisible()
  await lena.getByRole('link', { name: 'Use as latest' }).click()
  await expect(lena.getByText('This is the text of version 1, brought back. The original stays as it is')).toBeVisible()
  await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue('The good old text.')
  await lena.getByRole('button', { name: 'Review changes' }).click()
  await lena.getByRole('button', { name: 'Publish version 4' }).click()
  await expect(lena.getByText('Version 4 is published.')).toBeVisible()
  const main = lena.getByRole('main')
  await expect(main.getByText('The good old text.').first()).toBeVisible()
  await expect(main.getByRole('link', { name: 'version 1', exact: true })).toBeVisible()
})

test('a chat prompt is edited and compared message by message @nojs', async ({ lena, author }) => {
  const messages = [{ role: 'system', text: 'Be kind.' }, { role: 'user', text: '{{question}}' }]
  await author.create('chat-edit', { messages })
  await lena.goto(at('chat-edit', '/edit'))
  await lena.getByLabel('Text of message 1').fill('Be kind and short.')
  await lena.getByRole('button', { name: 'Review changes' }).click()
  await expect(lena.getByRole('main').getByRole('insertion').filter({ hasText: 'short' }).first()).toBeVisible()
  await lena.getByRole('button', { name: 'Publish version 2' }).click()
  await expect(lena.getByText('Version 2 is published.')).toBeVisible()
  await expect(lena.getByRole('main').getByText('Be kind and short.')).toBeVisible()
})

test('the version after the last is refused in words, and nothing is lost @nojs @pg', async ({ lena, author, server, troubles }) => {
  troubles.allow(/status of 422/)
  await author.create('Full-house', 'The first words.')
  await lengthen(server, 'Full-house', 2_000)
  await lena.goto(at('Full-house', '/edit'))
  await expect(lena.getByText('This prompt has 2,000 versions, which is the most a prompt can have.')).toBeVisible()
  await lena.getByRole('textbox', { name: 'Prompt' }).fill('Words of an hour.')
  await lena.getByLabel('What changed?').fill('One more')
  await lena.getByRole('button', { name: 'Review changes' }).click()
  await expect(lena.getByRole('main').getByRole('insertion').first()).toBeVisible()
  await lena.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(lena.getByRole('alert')).toContainText('This prompt has 2,000 versions, which is the most a prompt can have; duplicate it')
  await lena.goto(at('Full-house', '/edit'))
  await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue('Words of an hour.')
  await expect(lena.getByLabel('What changed?')).toHaveValue('One more')
  await lena.goto(at('Full-house'))
  await expect(lena.getByRole('link', { name: 'Version v2000', exact: true })).toHaveAttribute('aria-current', 'true')
  await expect(lena.getByRole('main')).toContainText('The first words.')
})
