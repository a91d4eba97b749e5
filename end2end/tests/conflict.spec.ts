// Two people change the same version: the second loses no word.

import type { Page } from '@playwright/test'
import { at } from '../support/author.ts'
import { expect, test } from '../support/test.ts'

const MINE = 'Hello.\nMy line, which took an hour.'
const THEIRS = 'Hello there.\nThe old line.'

/** Two editors stand open on version 1; the second publishes first. */
async function fall(lena: Page, second: Page, name: string) {
  await lena.goto(at(name, '/edit'))
  await second.goto(at(name, '/edit'))
  await second.getByRole('textbox', { name: 'Prompt' }).fill(THEIRS)
  await second.getByRole('button', { name: 'Review changes' }).click()
  await second.getByRole('button', { name: 'Publish version 2' }).click()
  await expect(second.getByText('Version 2 is published.')).toBeVisible()
  await lena.getByRole('textbox', { name: 'Prompt' }).fill(MINE)
  await lena.getByLabel('What changed?').fill('My reason')
  await lena.getByRole('button', { name: 'Review changes' }).click()
  await expect(lena.getByRole('heading', { name: 'lena published version 2 while you were editing' })).toBeVisible()
}

test('who was second sees both changes and publishes on top @nojs @pg', async ({ lena, second, author, troubles }) => {
  troubles.allow(/status of 409/)
  await author.create('both', 'Hello.\nThe old line.')
  await fall(lena, second, 'both')
  await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue(MINE)
  await lena.getByRole('button', { name: 'See both changes' }).click()

  const theirs = lena.getByRole('region', { name: 'What lena changed' })
  const mine = lena.getByRole('region', { name: 'What you changed' })
  await expect(theirs.getByRole('insertion').filter({ hasText: 'there' }).first()).toBeVisible()
  await expect(mine).toContainText('My line, which took an hour.')
  await expect(lena.getByLabel('What changed?')).toHaveValue('My reason')
  await lena.getByRole('button', { name: 'Publish on top of version 2' }).click()
  await expect(lena.getByText('Version 3 is published.')).toBeVisible()
  await expect(lena.getByRole('main')).toContainText('My line, which took an hour.')
  await lena.goto(at('both', '?version=2'))
  await expect(lena.getByRole('main')).toContainText('Hello there.')
})

test('who was second starts again from the new latest @nojs', async ({ lena, second, author, troubles }) => {
  troubles.allow(/status of 409/)
  await author.create('again', 'Hello.\nThe old line.')
  await fall(lena, second, 'again')
  await lena.getByText('Start from version 2').click()
  await lena.getByRole('button', { name: 'Throw my draft away' }).click()
  await expect(lena.getByText('You started from v2')).toBeVisible()
  await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue(THEIRS)
})

test('a conflict at the very last step loses nothing either @nojs @pg', async ({ lena, author, troubles }) => {
  troubles.allow(/status of 409/)
  await author.create('last-step', 'Hello.\nThe old line.')
  await lena.goto(at('last-step', '/edit'))
  await lena.getByRole('textbox', { name: 'Prompt' }).fill(MINE)
  await lena.getByRole('button', { name: 'Review changes' }).click()
  await expect(lena.getByRole('button', { name: 'Publish version 2' })).toBeVisible()
  await author.publish('last-step', 1, THEIRS)
  await author.publish('last-step', 2, `${THEIRS}\nAnd more.`)
  await lena.getByLabel('What changed?').fill('A reason of the last second')
  await lena.getByRole('button', { name: 'Publish version 2' }).click()
  await expect(lena.getByRole('heading', { name: 'lena published version 3 while you were editing' })).toBeVisible()
  await expect(lena.getByText('2 versions were published since you started.')).toBeVisible()
  await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue(MINE)
  await expect(lena.getByLabel('What changed?')).toHaveValue('A reason of the last second')
  await lena.reload()
  await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue(MINE)
})
