import path from 'node:path'
import type { Page } from '@playwright/test'

const FOLDER = path.resolve(import.meta.dirname, '../../docs/screens')
const SIZES = { '': { width: 1440, height: 900 }, '-narrow': { width: 390, height: 844 } }
/** Longer pages are shown by their beginning. */
const LONGEST = 4000

/** Keeps a page as it is now, light and dark: `prompt-light.png`, and narrow: `prompt-narrow-light.png`. */
export async function shoot(page: Page, name: string) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    // A window as high as the page: what sticks to an edge stands at the edge of the picture, not across it.
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ ...viewport, height: Math.min(Math.max(height, viewport.height), LONGEST) })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: path.join(FOLDER, `${name}${size}-${colorScheme}.png`) })
    }
  }
}
