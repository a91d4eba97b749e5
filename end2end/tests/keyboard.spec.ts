// Everything by keyboard.

import type { Page } from '@playwright/test'
import { LIBRARY, NEW, at } from '../support/author.ts'
import { expect, test } from '../support/test.ts'

/** Presses Tab until that control has the focus; each stop on the way has to be in sight. */
async function tabTo(page: Page, name: RegExp | string, role: 'link' | 'button' | 'textbox' | 'searchbox' = 'link') {
  const goal = page.getByRole(role, { name }).first()
  for (let press = 0; press < 60; press++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
    const sight = await page.evaluate(() => {
      const box = document.activeElement?.getBoundingClientRect()
      return !!box && box.width > 0 && box.height > 0
    })
    expect(sight, `the focus after ${press + 1} presses is in sight`).toBe(true)
  }
  throw new Error(`Tab does not reach ${name}`)
}

test('a prompt is found, edited and published without a mouse', async ({ lena, author }) => {
  await author.create('by-keys', 'Before.')
  await lena.goto(LIBRARY)
  await lena.keyboard.press('Tab')
  await expect(lena.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await lena.keyboard.press('Enter')
  await tabTo(lena, /Search names/, 'searchbox')
  await lena.keyboard.type('by-keys')
  await expect(lena.locator('tbody tr')).toHaveCount(1)
  await tabTo(lena, 'by-keys')
  await lena.keyboard.press('Enter')
  await expect(lena.getByRole('heading', { name: 'by-keys', level: 1 })).toBeVisible()
  await lena.keyboard.press('e')
  await expect(lena).toHaveURL(/\/edit$/)
  await tabTo(lena, 'Prompt', 'textbox')
  await lena.keyboard.press('ControlOrMeta+a')
  await lena.keyboard.type('After: e ? / [ ] are letters here.')
  await lena.keyboard.press('ControlOrMeta+Enter')
  await expect(lena.getByRole('button', { name: 'Publish version 2' })).toBeVisible()
  await lena.keyboard.press('ControlOrMeta+Enter')
  await expect(lena.getByText('Version 2 is published.')).toBeVisible()
  await expect(lena.getByRole('main')).toContainText('After: e ? / [ ] are letters here.')
})

test('the editor can be left with Tab', async ({ lena, author }) => {
  await author.create('no-trap', 'Words.')
  await lena.goto(at('no-trap', '/edit'))
  await lena.getByRole('textbox', { name: 'Prompt' }).focus()
  await tabTo(lena, 'Review changes', 'button')
})

test('[ and ] go through the versions, and j and k through the list', async ({ lena, author }) => {
  await author.create('older-newer', 'One.', 'Two.', 'Three.')
  await lena.goto(at('older-newer'))
  await lena.keyboard.press('[')
  await expect(lena).toHaveURL(/version=2$/)
  await expect(lena.getByRole('main')).toContainText('Two.')
  await lena.keyboard.press('[')
  await expect(lena).toHaveURL(/version=1$/)
  await expect(lena.getByRole('main')).toContainText('One.')
  await lena.keyboard.press(']')
  await expect(lena).toHaveURL(/version=2$/)

  await lena.goto(`${LIBRARY}?sort=name`)
  await lena.keyboard.press('j')
  await expect(lena.locator('tbody tr a[data-step]').first()).toBeFocused()
  await lena.keyboard.press('j')
  await expect(lena.locator('tbody tr a[data-step]').nth(1)).toBeFocused()
  await lena.keyboard.press('k')
  await expect(lena.locator('tbody tr a[data-step]').first()).toBeFocused()
})

test('? lists the keys, / searches, Ctrl+K finds any prompt', async ({ lena, author }) => {
  await author.create('found-by-palette', 'Words.')
  await lena.goto(LIBRARY)
  await lena.keyboard.press('?')
  const keys = lena.getByRole('dialog', { name: 'Keys' })
  await expect(keys).toBeVisible()
  await expect(keys).toContainText('Find any prompt')
  await lena.keyboard.press('Escape')
  await expect(keys).not.toBeVisible()
  await lena.keyboard.press('/')
  await expect(lena.getByRole('searchbox', { name: /Search names/ })).toBeFocused()

  await lena.goto(at('found-by-palette', '/usage'))
  await lena.keyboard.press('ControlOrMeta+k')
  await expect(lena.getByRole('dialog')).toBeVisible()
  await lena.keyboard.type('found-by')
  await expect(lena.getByRole('dialog').getByText('found-by-palette')).toBeVisible()
  await lena.keyboard.press('Enter')
  await expect(lena).toHaveURL(/\/found-by-palette$/)
})

test('? lists the keys of this page beside those of every page', async ({ lena, author }) => {
  await author.create('own-keys', 'One.', 'Two.')
  await lena.goto(at('own-keys'))
  await lena.keyboard.press('?')
  const keys = lena.getByRole('dialog', { name: 'Keys' })
  for (const [does, key] of [['Edit latest', 'e'], ['Older version, v1', '['], ["The page's main action", 'CtrlEnter']] as const) {
    await expect(keys.locator('dl > div', { hasText: does }).locator('dd')).toHaveText(key)
  }
  await lena.keyboard.press('e')
  await expect(keys).toBeVisible()
  await lena.keyboard.press('Escape')
  await lena.goto(at('own-keys', '/compare/1...2'))
  await lena.keyboard.press('?')
  await expect(keys.locator('dl > div', { hasText: 'Unified' }).locator('dd')).toHaveText('u')
  await expect(keys).not.toContainText('Edit latest')
})

test('the palette is walked with the arrows, and left without a trace', async ({ lena, author }) => {
  await author.create('walked-one', 'Words.')
  await author.create('walked-two', 'Words.')
  await lena.goto(at('walked-one', '/tags'))
  // A page without a search of its own.
  await lena.keyboard.press('/')
  const palette = lena.getByRole('dialog', { name: 'Find a prompt' })
  await expect(palette).toBeVisible()
  await lena.keyboard.type('walked-')
  const options = palette.getByRole('option')
  await expect(options).toHaveCount(2)
  const second = await options.nth(1).getAttribute('href')
  await lena.keyboard.press('ArrowDown')
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
  await expect(palette.getByRole('combobox')).toHaveAttribute('aria-activedescendant', 'palette-1')
  await lena.keyboard.press('Escape')
  await expect(palette).not.toBeVisible()
  await expect(lena).toHaveURL(/walked-one\/tags$/)
  await lena.keyboard.press('ControlOrMeta+k')
  await expect(palette.getByRole('combobox')).toHaveValue('')
  await lena.keyboard.type('walked-')
  await expect(options).toHaveCount(2)
  await lena.keyboard.press('ArrowUp')
  await lena.keyboard.press('Enter')
  await expect(lena).toHaveURL(new RegExp(`${second}$`))
  await lena.keyboard.press('ControlOrMeta+k')
  await lena.keyboard.type('nothing-says-this')
  await expect(palette.getByText('No prompt says this. Try a shorter word.')).toBeVisible()
})

test('e edits the prompt of the row that has the focus', async ({ lena, author }) => {
  await author.create('aa-first-row', 'Words.')
  await author.create('aa-second-row', 'Words.')
  await lena.goto(`${LIBRARY}?sort=name&q=aa-`)
  await lena.keyboard.press('j')
  await lena.keyboard.press('j')
  await expect(lena.getByRole('link', { name: 'aa-second-row', exact: true })).toBeFocused()
  await lena.keyboard.press('e')
  await expect(lena).toHaveURL(/\/aa-second-row\/edit$/)
})

test('j and k go from change to change in a comparison', async ({ lena, author }) => {
  const same = Array.from({ length: 40 }, (_, line) => `Line ${line}.`).join('\n')
  await author.create('stepped-by-keys', `First.\n${same}\nLast.`, `Best.\n${same}\nEnd.`)
  await lena.goto(at('stepped-by-keys', '/compare/1...2'))
  const change = (number: number) => lena.locator(`.diff [data-change="${number}"]`).first()
  await lena.keyboard.press('j')
  await expect(change(1)).toBeFocused()
  await lena.keyboard.press('j')
  await expect(change(2)).toBeFocused()
  await expect(change(2)).toBeInViewport()
  await expect(lena.getByRole('link', { name: 'Change 2 of 2', exact: true })).toBeVisible()
  await lena.keyboard.press('k')
  await expect(change(1)).toBeFocused()
})

test('Ctrl+Enter is the main action of every page that asks something', async ({ lena, author }) => {
  await lena.goto(NEW)
  await lena.getByLabel('Name').fill('made-by-keys')
  await lena.getByRole('textbox', { name: 'Prompt' }).fill('Words of version 1.')
  await lena.keyboard.press('ControlOrMeta+Enter')
  await expect(lena.getByText('Version 1 is published.')).toBeVisible()
  await author.publish('made-by-keys', 1, 'Words of version 2.')
  await author.tag('made-by-keys', 'production', 1)

  await lena.goto(at('made-by-keys', '/tags?move=production&to=2'))
  await lena.keyboard.press('ControlOrMeta+Enter')
  await expect(lena.getByText('The tag production is set.')).toBeVisible()
  await lena.goto(at('made-by-keys', '/details'))
  await lena.getByLabel('Description').fill('Described without a mouse.')
  await lena.keyboard.press('ControlOrMeta+Enter')
  await expect(lena.getByRole('main').getByText('Described without a mouse.')).toBeVisible()
  await lena.goto(at('made-by-keys', '/duplicate'))
  await lena.getByLabel('Name').fill('copied-by-keys')
  await lena.keyboard.press('ControlOrMeta+Enter')
  await expect(lena.getByRole('heading', { name: 'copied-by-keys', level: 1 })).toBeVisible()
  await lena.goto(at('copied-by-keys', '/archive'))
  await lena.keyboard.press('ControlOrMeta+Enter')
  await expect(lena).toHaveURL(/\/prompts\?/)
})

test('single letters can be switched off', async ({ lena, author }) => {
  await author.create('no-letters', 'Words.')
  await lena.goto(at('no-letters'))
  await lena.keyboard.press('?')
  await lena.getByLabel('Single-letter keys').uncheck()
  await lena.keyboard.press('Escape')
  await lena.reload()
  await lena.keyboard.press('e')
  await lena.keyboard.press('ControlOrMeta+k')
  await expect(lena.getByRole('dialog')).toBeVisible()
  await expect(lena).toHaveURL(/\/no-letters$/)
})

test('u switches between split and unified', async ({ lena, author }) => {
  await author.create('split-unified', 'One.', 'Two.')
  await lena.goto(at('split-unified', '/compare/1...2'))
  await lena.keyboard.press('u')
  await expect(lena).toHaveURL(/view=unified$/)
  await lena.keyboard.press('u')
  await expect(lena).toHaveURL(/1\.\.\.2$/)
})
