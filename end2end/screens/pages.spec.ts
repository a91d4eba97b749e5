// A picture of every page, light and dark, wide and narrow.

import { expect, test } from '../support/filled.ts'
import { DOORS, MISSING, PAGES, VISITS } from '../support/pages.ts'
import { shoot } from '../support/screens.ts'
import { windowOf } from '../support/test.ts'

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

for (const [name, visit] of Object.entries(VISITS)) {
  test(name, async ({ lena, browser, server, troubles }) => {
    test.slow()
    troubles.allow(/status of 4\d\d/)
    const guest = await windowOf(browser, server, troubles)
    await visit({ lena, guest }, async (page) => await shoot(page, name))
    await guest.context().close()
  })
}
