// What an eye sees of a page, and what of it is out of sight.

import type { Locator, Page } from '@playwright/test'

/** A picture of that element with a little around it, where outlines are drawn. */
async function pictureOf(element: Locator): Promise<string> {
  const page = element.page()
  await element.scrollIntoViewIfNeeded()
  const box = await element.boundingBox()
  if (!box) throw new Error(`${element} is not on the page`)
  const [x, y] = [Math.max(0, box.x - 5), Math.max(0, box.y - 5)]
  const view = page.viewportSize() ?? { width: Infinity, height: Infinity }
  const clip = { x, y, width: Math.min(box.width + 10, view.width - x), height: Math.min(box.height + 10, view.height - y) }
  return (await page.screenshot({ clip, animations: 'disabled' })).toString('base64')
}

/** How many points of an element an eye sees change when that is done to it. */
export async function pointsChangedBy(element: Locator, change: (element: HTMLElement) => void): Promise<number> {
  const before = await pictureOf(element)
  await element.evaluate(change)
  const after = await pictureOf(element)
  if (before === after) return 0
  const blank = await element.page().context().newPage()
  const points = await blank.evaluate(async (pictures) => {
    const linear = (channel: number) => (channel <= 10 ? channel / 3294 : ((channel / 255 + 0.055) / 1.055) ** 2.4)
    const [one, other] = await Promise.all(
      pictures.map(async (picture) => {
        const image = new Image()
        image.src = `data:image/png;base64,${picture}`
        await image.decode()
        const canvas = new OffscreenCanvas(image.width, image.height)
        const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
        context.drawImage(image, 0, 0)
        const { data } = context.getImageData(0, 0, image.width, image.height)
        const greys = new Float32Array(data.length / 4)
        for (let at = 0; at < greys.length; at++) {
          const [red, green, blue] = data.subarray(at * 4)
          greys[at] = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05
        }
        return greys
      }),
    )
    // WCAG asks for a contrast of 3 between a sign and its absence.
    return one.filter((grey, at) => Math.max(grey, other[at]) / Math.min(grey, other[at]) >= 3).length
  }, [before, after])
  await blank.close()
  return points
}

/** Controls that cannot be pressed where they are, and words that are cut off, in a window of the present size. */
export async function outOfSight(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const name = (one: Element) => `${one.tagName}.${one.className} “${one.textContent?.trim().slice(0, 30)}”`
    const found: string[] = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide`)
    const shown = (one: Element) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1
    for (const control of [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(shown)) {
      if (control.closest('.reveal, .skip, [hidden]')) continue
      control.scrollIntoView({ block: 'center', inline: 'nearest' })
      const lines = [...control.getClientRects()].filter((line) => line.width > 0)
      const box = lines[0]
      const on = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 400) / 2)
      if (!on || !(control.contains(on) || on.contains(control) || on.closest('label')?.contains(control))) {
        found.push(`${name(control)} is under ${on ? name(on) : 'nothing'}`)
      }
      if (!control.matches('input, select, textarea') && control.scrollWidth > control.clientWidth + 1 && control.clientWidth > 0) {
        found.push(`${name(control)} is cut`)
      }
    }
    return found
  })
}
