import { expect, test } from '../support/test.ts'

test('the server says that it is alive @nojs', async ({ page }) => {
  const answer = await page.goto('/healthz')
  expect(answer?.status()).toBe(200)
})
