// Two versions beside each other.

import { at } from '../support/author.ts'
import { lengthen } from '../support/rows.ts'
import { expect, test } from '../support/test.ts'

const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `Line ${from + index} stays.`)
const FIRST = ['You may pay {{amount}} euros.', ...lines(1, 40), 'Sign as {{agent}}.'].join('\n')
const SECOND = ['You must pay {{amount}} euros.', ...lines(1, 40), 'Sign as {{agent}} and smile.'].join('\n')

test('the icon compares with the version before, the drop-down with another @nojs', async ({ lena, author, javaScriptEnabled }) => {
  await author.create('measured', { text: FIRST, settings: { temperature: 0.2 } }, { text: SECOND, settings: { temperature: 0.7 } }, 'All new.')
  await lena.goto(at('measured', '?version=2'))
  await lena.getByRole('region', { name: 'Prompt' }).getByRole('link', { name: 'Compare versions' }).click()
  await expect(lena).toHaveURL(/\/compare\/1\.\.\.2$/)
  await expect(lena.getByRole('heading', { name: 'Version 1 and version 2' })).toBeVisible()
  const main = lena.getByRole('main')
  await expect(main.getByRole('deletion').filter({ hasText: 'may' }).first()).toBeVisible()
  await expect(main.getByRole('insertion').filter({ hasText: 'must' }).first()).toBeVisible()
  await expect(main).toContainText('temperature 0.2 → 0.7')

  const history = lena.getByRole('complementary', { name: 'Version history' })
  await expect(history.getByRole('listitem').filter({ hasText: 'Comparing' })).toContainText('v1')
  await lena.getByRole('combobox', { name: 'To version' }).selectOption('3')
  if (javaScriptEnabled === false) await lena.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(lena).toHaveURL(/\/compare\/1\.\.\.3$/)
  await expect(lena.getByRole('heading', { name: 'Version 1 and version 3' })).toBeVisible()
  await history.getByRole('link', { name: 'Compare v3 with v2' }).click()
  await expect(lena).toHaveURL(/\/compare\/2\.\.\.3$/)
  await expect(history.getByRole('listitem').filter({ hasText: 'Comparing' })).toContainText('v2')
  await history.getByRole('link', { name: 'Stop comparing with v2' }).click()
  await expect(lena).toHaveURL(/\/measured\?version=3$/)
  await expect(main).toContainText('All new.')
})

test('the three ways to show it have addresses @nojs', async ({ lena, author }) => {
  await author.create('three-ways', FIRST, SECOND)
  await lena.goto(at('three-ways', '/compare/1...2'))
  const ways = lena.getByRole('navigation', { name: 'How to show it' })
  for (const [name, address] of [['Unified', /view=unified$/], ['Prose', /view=prose$/], ['Split', /1\.\.\.2$/]] as const) {
    await ways.getByRole('link', { name }).click()
    await expect(lena).toHaveURL(address)
    await expect(ways.getByRole('link', { name })).toHaveAttribute('aria-current', 'true')
    await expect(lena.getByRole('main').getByRole('insertion').filter({ hasText: 'must' }).first()).toBeVisible()
  }
})

test('unchanged lines are folded, and unfold @nojs', async ({ lena, author }) => {
  await author.create('folded', FIRST, SECOND)
  await lena.goto(at('folded', '/compare/1...2'))
  const far = lena.getByText('Line 20 stays.').first()
  await expect(far).not.toBeVisible()
  await lena.getByText(/^Show \d+ unchanged lines$/).filter({ visible: true }).first().click()
  await expect(far).toBeVisible()
})

test('a fold opens ten lines at a time', async ({ lena, author }) => {
  await author.create('folded-more', FIRST, SECOND)
  await lena.goto(at('folded-more', '/compare/1...2'))
  const shown = (line: number) => lena.getByText(`Line ${line} stays.`, { exact: true }).first()
  await expect(shown(8)).not.toBeVisible()
  await lena.getByRole('button', { name: 'Show 10 above of these lines' }).click()
  await expect(shown(8)).toBeVisible()
  await expect(shown(20)).not.toBeVisible()
  await lena.getByRole('button', { name: 'Show 10 below of these lines' }).click()
  await expect(shown(32)).toBeVisible()
  await expect(shown(20)).not.toBeVisible()
})

for (const view of ['split', 'unified', 'prose']) {
  test(`the search of the browser and a link to a line reach into a fold, ${view} @nojs`, async ({ lena, author, javaScriptEnabled }) => {
    const name = `reached-into-${view}`
    await author.create(name, FIRST, SECOND)
    const address = at(name, `/compare/1...2?view=${view}`)
    await lena.goto(address)
    const far = lena.getByText('Line 20 stays.').first()
    const bar = lena.getByText(/^Show \d+ unchanged lines$/).filter({ visible: true })
    await expect(far).not.toBeVisible()
    await expect(bar).toHaveCount(1)
    // What somebody searches for, and line 21 of the newer version.
    for (const place of [':~:text=Line%2020%20stays.', 'h21']) {
      await lena.goto('about:blank')
      await lena.goto(`${address}#${place}`)
      await expect(far, place).toBeInViewport()
      if (javaScriptEnabled !== false) await expect(bar).toHaveCount(0)
    }
  })
}

test('a link to a line on the page itself opens its fold', async ({ lena, author }) => {
  await author.create('linked-here', FIRST, SECOND)
  await lena.goto(at('linked-here', '/compare/1...2'))
  await lena.evaluate(() => (location.hash = 'h21'))
  await expect(lena.getByText('Line 20 stays.').first()).toBeInViewport()
  await expect(lena.getByText(/^Show \d+ unchanged lines$/).filter({ visible: true })).toHaveCount(0)
})

test('previous and next change move the focus and say where they are', async ({ lena, author }) => {
  await author.create('stepped', FIRST, SECOND)
  await lena.goto(at('stepped', '/compare/1...2'))
  await expect(lena.getByRole('link', { name: '2 changes' })).toBeVisible()
  await lena.getByRole('link', { name: 'Next change' }).click()
  await expect(lena.getByRole('link', { name: 'Change 1 of 2', exact: true })).toBeVisible()
  await expect(lena.getByRole('link', { name: 'Change 1 of 2, replaced “may” with “must”' })).toBeFocused()
  await lena.getByRole('link', { name: 'Next change' }).click()
  await expect(lena.getByRole('link', { name: 'Change 2 of 2', exact: true })).toBeVisible()
  await expect(lena.getByRole('link', { name: /^Change 2 of 2, added/ })).toBeFocused()
  await lena.getByRole('link', { name: 'Previous change' }).click()
  await expect(lena.getByRole('link', { name: /^Change 1 of 2,/ })).toBeFocused()
})

test('tags stand in the address and follow the tag @nojs', async ({ lena, author }) => {
  await author.create('by-tag', 'One.', 'Two.', 'Three.')
  await author.tag('by-tag', 'production', 1)
  await lena.goto(at('by-tag', '/compare/production...latest'))
  await expect(lena.getByRole('heading', { name: 'Version 1 and version 3' })).toBeVisible()
  await author.tag('by-tag', 'production', 2)
  await lena.reload()
  await expect(lena.getByRole('heading', { name: 'Version 2 and version 3' })).toBeVisible()
  await lena.getByRole('link', { name: 'Point production at v3…' }).click()
  await expect(lena.locator('.move--big')).toHaveText(/v2 to v3\s*production/)
})

test('spaces alone are counted, and can be hidden @nojs', async ({ lena, author }) => {
  await author.create('spaces', 'One line.\nTwo line.\nThree', 'One line.  \nTwo line.\nThree, changed')
  await lena.goto(at('spaces', '/compare/1...2'))
  await expect(lena.getByText('Spaces and line breaks: 1 change')).toBeVisible()
  await lena.getByRole('link', { name: 'Hide them' }).click()
  await expect(lena).toHaveURL(/ws=hide/)
  await expect(lena.getByText('1 change not shown')).toBeVisible()
  await expect(lena.getByRole('link', { name: 'Show them' })).toBeVisible()
})

test('what cannot be compared says what to do @nojs', async ({ lena, author, troubles }) => {
  troubles.allow(/status of 404/)
  await author.create('no-such', 'One.', 'Two.')
  for (const range of ['1...9', 'nothing...2', 'nonsense']) {
    const answer = await lena.goto(at('no-such', `/compare/${range}`))
    expect(answer?.status(), range).toBe(404)
    await expect(lena.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
    await lena.getByRole('link', { name: 'Go to the prompt' }).click()
    await expect(lena.getByRole('heading', { name: 'no-such', level: 1 })).toBeVisible()
  }
})

test('the history with what is compared is beside a long comparison, or one link away @nojs', async ({ lena, author, javaScriptEnabled }) => {
  const name = `long-compared-${javaScriptEnabled !== false}`
  const text = (word: string) => Array.from({ length: 150 }, (_, index) => `${word} ${index}.`).join('\n')
  await author.create(name, text('Before'), text('After'))
  const comparing = lena.getByRole('complementary', { name: 'Version history' }).getByText('Comparing', { exact: true })
  await lena.goto(at(name, '/compare/1...2'))
  await expect(comparing).toBeInViewport({ ratio: 1 })
  await lena.setViewportSize({ width: 390, height: 844 })
  await lena.goto(at(name, '/compare/1...2'))
  await expect(comparing).not.toBeInViewport()
  await lena.getByRole('main').getByRole('link', { name: 'Version history' }).click()
  await expect(comparing).toBeInViewport({ ratio: 1 })
})

test('with a field for the number each side of the bar stays in one piece', async ({ lena, author, server }) => {
  await author.create('by-number', 'Words.')
  await lengthen(server, 'by-number', 1_999)
  await author.publish('by-number', 1_999, 'Other words.')
  await author.tag('by-number', 'staging', 2_000)
  await author.tag('by-number', 'production', 3)
  for (const [width, rows] of [[1440, 1], [390, 2]]) {
    await lena.setViewportSize({ width, height: 844 })
    await lena.goto(at('by-number', '/compare/3...2000'))
    const controls = lena.locator('.cmp-bar').locator('select, input[type=number], .seg, .steps').filter({ visible: true })
    const boxes = await controls.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect))
    const middles = boxes.map(({ top, height }) => top + height / 2).sort((one, other) => one - other)
    expect(middles.filter((at, index) => index === 0 || at > middles[index - 1] + 12).length, `rows at ${width} px: ${middles}`).toBe(rows)
    const beyond = await lena.locator('.scale, .scale *').evaluateAll((all) => {
      const edge = document.querySelector('.cmp-bar')?.getBoundingClientRect().right ?? 0
      return all.filter((one) => one.getBoundingClientRect().right > edge + 0.5).map((one) => one.textContent)
    })
    expect(beyond, `beyond the edge at ${width} px`).toEqual([])
  }
})
