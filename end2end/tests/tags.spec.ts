// Tags: pointers that move.

import { at } from '../support/author.ts'
import { expect, test } from '../support/test.ts'

test('a tag is created, moved and removed, and its history stays @nojs @pg', async ({ lena, author }) => {
  await author.create('tagged', 'One.', 'Two.', 'Three.')
  await lena.goto(at('tagged'))
  await lena.getByRole('navigation', { name: 'Prompt' }).getByRole('link', { name: 'Tags' }).click()
  await expect(lena.getByText('Usual names: production, staging, development.')).toBeVisible()
  await lena.getByLabel('New tag').fill('production')
  await lena.getByLabel('Version', { exact: true }).selectOption('1')
  await lena.getByRole('button', { name: 'Create the tag' }).click()
  await expect(lena.getByText('production now points at v1.')).toBeVisible()
  const row = lena.getByRole('row', { name: /production/ })
  await expect(row).toContainText('v1')
  await expect(row).toContainText('lena')

  await row.getByRole('link', { name: 'Move production to another version' }).click()
  await lena.getByLabel('Version', { exact: true }).selectOption('3')
  await lena.getByRole('button', { name: 'Go on' }).click()
  await expect(lena.getByRole('heading', { name: 'Point production at version 3?' })).toBeVisible()
  await expect(lena.locator('.move--big')).toHaveText(/v1 to v3\s*production/)
  await lena.getByRole('button', { name: 'Move production to v3' }).click()
  await expect(lena.getByText('production now points at v3.')).toBeVisible()
  await expect(row).toContainText('v3')

  await row.getByRole('link', { name: 'Remove production' }).click()
  await expect(lena.getByText('Programs that ask for production find nothing from then on')).toBeVisible()
  await lena.getByRole('button', { name: 'Remove the tag' }).click()
  await expect(lena.getByText('The tag production is removed.')).toBeVisible()
  const moves = lena.locator('.log').getByRole('listitem')
  await expect(moves).toHaveText([/removed from v3.*lena/, /v1 to v3.*lena/, /created on v1.*lena/])
})

test('a tag is moved from the version that it shall point at @nojs', async ({ lena, author }) => {
  await author.create('from-history', 'One.', 'Two.')
  await author.tag('from-history', 'production', 1)
  await lena.goto(at('from-history'))
  await expect(lena.getByRole('main')).toContainText('is 1 version behind')
  await lena.getByRole('link', { name: 'Move a tag to v2' }).click()
  await lena.getByRole('link', { name: /production\s*v1 to v2/ }).click()
  await lena.getByRole('button', { name: 'Move production to v2' }).click()
  await expect(lena.getByText('production now points at v2.')).toBeVisible()
  await lena.goto(at('from-history'))
  await expect(lena.getByRole('main')).toContainText('is the latest version')
})

test('what was done to a tag can be undone where it is told @nojs', async ({ lena, author }) => {
  await author.create('undone', 'One.', 'Two.')
  await author.tag('undone', 'production', 1)
  const row = lena.getByRole('row', { name: /production/ })
  const undo = lena.getByRole('status').getByRole('button', { name: 'Undo' })

  await lena.goto(at('undone', '/tags?move=production&to=2'))
  await lena.getByRole('button', { name: 'Move production to v2' }).click()
  await expect(row).toContainText('v2')
  await undo.click()
  await expect(lena.getByText('production now points at v1.')).toBeVisible()
  await expect(row).toContainText('v1')

  await lena.goto(at('undone', '/tags?remove=production'))
  await lena.getByRole('button', { name: 'Remove the tag' }).click()
  await expect(lena.getByText('The tag production is removed.')).toBeVisible()
  await expect(row).toHaveCount(0)
  await undo.click()
  await expect(row).toContainText('v1')

  // What was not there before is removed again.
  await lena.getByLabel('New tag').fill('staging')
  await lena.getByRole('button', { name: 'Create the tag' }).click()
  await expect(lena.getByText('staging now points at v2.')).toBeVisible()
  await undo.click()
  await expect(lena.getByText('The tag staging is removed.')).toBeVisible()
  await expect(lena.getByRole('row', { name: /staging/ })).toHaveCount(0)
})

test('Undo does not undo what somebody else did meanwhile', async ({ lena, author, troubles }) => {
  troubles.allow(/status of 4\d\d/)
  await author.create('undone-late', 'One.', 'Two.', 'Three.')
  await author.tag('undone-late', 'production', 1)
  await lena.goto(at('undone-late', '/tags?move=production&to=2'))
  await lena.getByRole('button', { name: 'Move production to v2' }).click()
  await expect(lena.getByText('production now points at v2.')).toBeVisible()
  await author.tag('undone-late', 'production', 3)
  await lena.getByRole('button', { name: 'Undo' }).click()
  await expect(lena.getByText('the tag production now points at version 3', { exact: false }).first()).toBeVisible()
  await lena.goto(at('undone-late', '/tags'))
  await expect(lena.getByRole('row', { name: /production/ })).toContainText('v3')
})

test('latest and numbers are refused as tags, in words @nojs', async ({ lena, author, troubles }) => {
  troubles.allow(/status of 4\d\d/)
  await author.create('bad-tags', 'One.')
  for (const word of ['latest', '42', 'Big Letters']) {
    await lena.goto(at('bad-tags', '/tags'))
    await lena.getByLabel('New tag').fill(word)
    await lena.getByRole('button', { name: 'Create the tag' }).click()
    await expect(lena.getByLabel('New tag')).toHaveAttribute('aria-invalid', 'true')
    await expect(lena.locator('#tag-note .field__error')).toBeVisible()
  }
})

test('a tag that somebody moved meanwhile is not moved blindly @nojs @pg', async ({ lena, author, troubles }) => {
  troubles.allow(/status of 4\d\d/)
  await author.create('moved-twice', 'One.', 'Two.', 'Three.')
  await author.tag('moved-twice', 'production', 1)
  await lena.goto(at('moved-twice', '/tags?move=production&to=2'))
  await expect(lena.locator('.move--big')).toHaveText(/v1 to v2\s*production/)
  await author.tag('moved-twice', 'production', 3)
  await lena.getByRole('button', { name: 'Move production to v2' }).click()
  await expect(lena.getByRole('main')).toContainText(/v3|version 3/)
  await lena.goto(at('moved-twice', '/tags'))
  await expect(lena.getByRole('row', { name: /production/ })).toContainText('v3')
})

test('while the server is away the page and what was typed stay', async ({ lena, author, troubles }) => {
  troubles.allow(/Failed to load resource/)
  await author.create('tags-away', 'One.')
  await lena.goto(at('tags-away', '/tags'))
  await lena.route(/_fn\/(set_tag|read_tags)/, (route) => route.abort('aborted'))
  const tag = lena.getByLabel('New tag')
  await tag.fill('typed-in-vain')
  await lena.getByRole('button', { name: 'Create the tag' }).click()
  await expect(lena.getByRole('alert')).toContainText('could not be reached')
  await lena.getByRole('button', { name: 'Create the tag' }).click()
  await expect(lena.getByRole('alert')).toHaveCount(1)
  await expect(lena.getByRole('heading', { name: 'Create a tag' })).toBeVisible()
  await expect(tag).toHaveValue('typed-in-vain')
  await lena.unroute(/_fn\/(set_tag|read_tags)/)
  await lena.getByRole('button', { name: 'Create the tag' }).click()
  await expect(lena.getByRole('row').filter({ hasText: 'typed-in-vain' })).toContainText('v1')
})
