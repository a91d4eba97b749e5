// Out of use, and back; and a copy.

import { LIBRARY, at } from '../support/author.ts'
import { PROJECT } from '../support/server.ts'
import { expect, test } from '../support/test.ts'

test('archiving asks once, frees the name, and can be undone @nojs @pg', async ({ lena, author, request, server }) => {
  await author.create('retired', 'Words of the old one.', 'Later words of the old one.')
  await author.tag('retired', 'production', 1)
  const program = () =>
    request.get(`${server.url}/api/projects/@current/llm_prompts/name/retired/?token=${PROJECT.token}`, {
      headers: { Authorization: `Bearer ${PROJECT.key}` },
    })
  expect((await program()).status()).toBe(200)

  await lena.goto(at('retired'))
  await lena.getByRole('link', { name: 'Archive', exact: true }).click()
  await expect(lena.getByRole('heading', { name: 'Archive retired?' })).toBeVisible()
  await expect(lena.getByText('From now on no program gets this prompt')).toBeVisible()
  await lena.getByRole('button', { name: 'Archive' }).click()
  await expect(lena.getByText('The prompt is archived.')).toBeVisible()
  await expect(lena.getByRole('link', { name: 'retired', exact: true })).toHaveCount(0)
  expect((await program()).status()).toBe(404)

  await lena.getByRole('link', { name: /^Archived/ }).click()
  await lena.getByRole('searchbox').fill('later WORDS of the old')
  await lena.getByRole('searchbox').press('Enter')
  await expect(lena.locator('tbody tr')).toHaveCount(1)
  await lena.getByRole('link', { name: 'retired', exact: true }).click()
  await expect(lena.getByText('This prompt is archived: no program finds it.')).toBeVisible()
  await expect(lena.getByRole('link', { name: 'Edit latest' })).toHaveCount(0)
  await lena.getByRole('link', { name: 'Version v1' }).click()
  await expect(lena.getByRole('main')).toContainText('Words of the old one.')
  await lena.getByRole('button', { name: 'Bring back' }).click()
  await expect(lena.getByText('The prompt is back, with all its versions and tags.')).toBeVisible()
  await expect(lena.getByRole('main')).toContainText('Later words of the old one.')
  expect((await program()).status()).toBe(200)
})

test('archiving is undone where it is told', async ({ lena, author }) => {
  await author.create('regretted', 'Words that are still needed.')
  await lena.goto(at('regretted', '/archive'))
  await lena.getByRole('button', { name: 'Archive' }).click()
  await expect(lena.getByText('The prompt is archived.')).toBeVisible()
  await lena.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect(lena.getByText('The prompt is back, with all its versions and tags.')).toBeVisible()
  await expect(lena.getByRole('main')).toContainText('Words that are still needed.')
})

test('the name of an archived prompt is free for another, and then it cannot come back @nojs @pg', async ({ lena, author, troubles }) => {
  troubles.allow(/status of 4\d\d/)
  await author.create('twice', 'The first of that name.')
  await author.archive('twice')
  await author.create('twice', 'The second of that name.')
  await lena.goto(`${LIBRARY}?archived=1&q=twice`)
  await lena.getByRole('button', { name: 'Bring back twice' }).click()
  await expect(lena.getByRole('alert').first()).toContainText('twice')
  await lena.goto(at('twice'))
  await expect(lena.getByRole('main')).toContainText('The second of that name.')
})

test('a copy starts at version 1 with everything but the tags @nojs', async ({ lena, author }) => {
  await author.create('original', 'One.', { text: 'Two {{x}}.', settings: { model: 'gpt-5' } })
  await author.tag('original', 'production', 1)
  await lena.goto(at('original', '/duplicate'))
  await expect(lena.getByLabel('Name of the new prompt')).toHaveValue('original-copy')
  await lena.getByLabel('Name of the new prompt').fill('a-copy')
  await lena.getByRole('button', { name: 'Duplicate' }).click()
  await expect(lena.getByRole('heading', { name: 'a-copy', level: 1 })).toBeVisible()
  const main = lena.getByRole('main')
  await expect(main).toContainText('Two {{x}}.')
  await expect(main).toContainText('gpt-5')
  await expect(main).toContainText('1 version')
  await expect(main.getByText('production', { exact: true })).toHaveCount(0)
  await expect(main.getByRole('link', { name: 'original', exact: true })).toBeVisible()
})

test('description, topics and metadata change without a new version @nojs', async ({ lena, author }) => {
  await author.create('described', 'One.')
  await lena.goto(at('described'))
  await lena.getByRole('link', { name: 'Change description, topics and metadata' }).click()
  await lena.getByLabel('Description').fill('Looked after by Care.')
  await lena.getByLabel('Topics').fill('care, mail')
  await lena.getByLabel('Metadata').fill('{"team": "Care"}')
  await lena.getByRole('button', { name: 'Save details' }).click()
  await expect(lena.getByText('The details are saved.')).toBeVisible()
  const main = lena.getByRole('main')
  await expect(main).toContainText('Looked after by Care.')
  await expect(main.getByRole('link', { name: 'mail', exact: true })).toBeVisible()
  await expect(main).toContainText('1 version')
})
