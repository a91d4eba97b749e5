// A long history, a stretch at a time.

import { at } from '../support/author.ts'
import { expect, test } from '../support/test.ts'

const VERSIONS = 120

test('a long history loads on @nojs', async ({ lena, author, javaScriptEnabled }) => {
  test.slow()
  await author.create('long-history', 'Text 1.', ...Array.from({ length: VERSIONS - 1 }, (_, index) => `Text ${index + 2}.`))
  await lena.goto(at('long-history'))
  const history = lena.getByRole('complementary', { name: 'Version history' })
  const versions = history.getByRole('link', { name: /^Version v/ })
  await expect(versions).toHaveCount(50)
  await history.getByRole('link', { name: 'Show 50 older versions' }).click()
  if (javaScriptEnabled === false) {
    await expect(versions.first()).toHaveText(/v70$/)
    await history.getByRole('link', { name: 'Show 20 older versions' }).click()
    await expect(versions).toHaveCount(20)
    await history.getByRole('link', { name: 'Show newer versions' }).click()
    await expect(versions.first()).toHaveText(/v70$/)
    await history.getByRole('link', { name: 'Show 20 older versions' }).click()
  } else {
    await expect(versions).toHaveCount(100)
    await history.getByRole('link', { name: 'Show 20 older versions' }).click()
    await expect(versions).toHaveCount(120)
  }
  await history.getByRole('link', { name: 'Version v1', exact: true }).click()
  await expect(lena).toHaveURL(/version=1$/)
  await expect(lena.getByRole('main')).toContainText('Text 1.')

  await lena.getByText('Version v1', { exact: true }).first().click()
  await lena.getByLabel('Any version').fill('37')
  await lena.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(lena.getByRole('main')).toContainText('Text 37.')
})
