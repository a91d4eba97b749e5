// A picture of every page, light and dark, wide and narrow.

import { expect, test } from '../support/filled.ts'
import { DOORS, MISSING, PAGES } from '../support/pages.ts'
import { shoot } from '../support/screens.ts'

for (const [name, address] of Object.entries(PAGES)) {
  test(name, async ({ lena, troubles }) => {
    if (MISSING.includes(name)) troubles.allow(/status of 404/)
    await lena.goto(address)
    await expect(lena.getByRole('heading', { level: 1 })).toBeVisible()
    await shoot(lena, name)
  })
}

for (const [name, address] of Object.entries(DOORS)) {
  test(name, async ({ page, troubles }) => {
    troubles.allow(/status of 4\d\d/)
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await shoot(page, name)
  })
}
