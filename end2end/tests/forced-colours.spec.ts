// In forced colours backgrounds and shadows are gone: what they said has to be said by lines.

import { expect, test } from '../support/filled.ts'
import { PAGES } from '../support/pages.ts'
import { pointsChangedBy } from '../support/sight.ts'

test.beforeEach(async ({ lena }) => await lena.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' }))

test('pointers are words in a frame', async ({ lena }) => {
  for (const name of ['library', 'prompt', 'compare']) {
    await lena.goto(PAGES[name])
    const pointers = lena.locator('.tag__name, .flag, .drop').filter({ visible: true })
    expect(await pointers.count(), name).toBeGreaterThan(1)
    for (const pointer of await pointers.all()) {
      const { frame, shape } = await pointer.evaluate((pointer) => {
        const { borderStyle: frame, clipPath: shape } = getComputedStyle(pointer)
        return { frame, shape }
      })
      expect({ frame, shape }, await pointer.innerText()).toEqual({ frame: 'solid', shape: 'none' })
    }
  }
})

test('the line of versions and what stands on it are drawn, whatever theme was chosen', async ({ lena }) => {
  test.slow()
  // The theme with dark lines, on the black that the system wants.
  await lena.goto(PAGES.library)
  await lena.getByRole('button', { name: 'Light', exact: true }).click()
  await expect(lena.locator('html')).toHaveAttribute('data-theme', 'light')
  const signs = { library: ['.micro__last'], prompt: ['.needle'], compare: ['.scale__v--end', '.cue'], 'edit-conflict': ['.fork__line', '.fork__tick'] }
  for (const [name, drawn] of Object.entries(signs)) {
    await lena.goto(PAGES[name])
    for (const sign of drawn) {
      const points = await pointsChangedBy(lena.locator(sign).first(), (sign) => (sign.style.visibility = 'hidden'))
      expect(points, sign).toBeGreaterThan(3)
    }
  }
  await lena.goto(PAGES.prompt)
  const spine = lena.locator('.history')
  const line = await spine.evaluate((spine) => getComputedStyle(spine, '::before').backgroundColor)
  expect(line).toBe(await spine.evaluate((spine) => getComputedStyle(spine).color))
})

test('what is chosen looks other than what is not', async ({ lena }) => {
  const marks = [
    { on: 'library', sign: lena.getByRole('button', { name: 'Same as system' }), take: 'aria-pressed' },
    { on: 'library', sign: lena.locator('.nav-link[aria-current]').first(), take: 'aria-current' },
    { on: 'prompt', sign: lena.getByRole('button', { name: 'Show as Markdown' }), take: 'aria-pressed' },
    { on: 'prompt', sign: lena.locator('.tabs a[aria-current]'), take: 'aria-current' },
    { on: 'compare', sign: lena.getByRole('link', { name: 'Split', exact: true }), take: 'aria-current' },
  ]
  for (const { on, sign, take } of marks) {
    await lena.goto(PAGES[on])
    await sign.evaluate((sign, take) => sign.setAttribute('data-mark', take), take)
    const marked = lena.locator('[data-mark]')
    const points = await pointsChangedBy(marked, (marked) => marked.removeAttribute(marked.dataset.mark ?? ''))
    expect(points, `${sign} without ${take}`).toBeGreaterThan(20)
  }
})

test('the control that has the focus shows it', async ({ lena }) => {
  const places = [
    { on: 'library', control: lena.getByRole('searchbox') },
    { on: 'library', control: lena.getByRole('link', { name: 'New prompt' }) },
    { on: 'library', control: lena.getByRole('combobox').first() },
    { on: 'prompt', control: lena.getByRole('link', { name: 'Edit latest' }) },
    { on: 'prompt', control: lena.getByRole('link', { name: 'Version v2' }) },
    { on: 'compare', control: lena.getByRole('link', { name: 'Next change' }) },
    { on: 'edit', control: lena.getByRole('textbox', { name: 'Prompt' }) },
    { on: 'edit', control: lena.getByLabel('What changed?') },
    { on: 'edit', control: lena.getByRole('button', { name: 'Review changes' }) },
  ]
  for (const { on, control } of places) {
    await lena.goto(PAGES[on])
    await lena.keyboard.press('Tab')
    const points = await pointsChangedBy(control, (control) => control.focus())
    expect(points, `${on}: ${control}`).toBeGreaterThan(40)
  }
})
