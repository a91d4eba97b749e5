// What holds for every page.

import type { Page, Response } from '@playwright/test'
import { axe } from '../support/axe.ts'
import { LIBRARY } from '../support/author.ts'
import { expect, test } from '../support/filled.ts'
import { DOORS, MISSING, PAGES, VISITS } from '../support/pages.ts'
import { outOfSight } from '../support/sight.ts'
import { windowOf } from '../support/test.ts'

for (const [name, address] of Object.entries(PAGES)) {
  test(`${name} is accessible, fits 320 px and 200 %, and runs only its own script`, async ({ lena, troubles }) => {
    if (MISSING.includes(name)) troubles.allow(/status of 404/)
    const answer = await lena.goto(address)
    expect(answer?.status()).toBe(MISSING.includes(name) ? 404 : 200)
    await isSound(lena, answer)
  })
}

for (const [name, address] of Object.entries(DOORS)) {
  test(`${name} is accessible, fits 320 px and 200 %, and runs only its own script`, async ({ page, troubles }) => {
    troubles.allow(/status of 4\d\d/)
    await isSound(page, await page.goto(address))
  })
}

for (const [name, visit] of Object.entries(VISITS)) {
  test(`${name} is accessible, and fits 320 px and 200 %`, async ({ lena, browser, server, troubles }) => {
    test.slow()
    troubles.allow(/status of 4\d\d/)
    const guest = await windowOf(browser, server, troubles)
    await visit({ lena, guest }, fits)
    await guest.context().close()
  })
}

async function isSound(page: Page, answer: Response | null) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  const policy = answer?.headers()['content-security-policy'] ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  expect(nonce, policy).toBeTruthy()
  expect(policy).not.toContain("'unsafe-inline'")
  expect(policy).not.toContain("'unsafe-eval'")
  const html = (await answer?.text()) ?? ''
  const scripts = html.match(/<script\b[^>]*>/g) ?? []
  expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([])
  expect(html).not.toMatch(/<[^>]+\s(style|on[a-z]+)="/)

  await fits(page)
}

async function fits(page: Page) {
  await axe(page)

  await page.setViewportSize({ width: 320, height: 800 })
  const wide = await page.evaluate(() => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return []
    const beyond = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1)
    return [`${root.scrollWidth} px`, ...beyond.slice(0, 5).map((one) => `${one.tagName}.${one.className}`)]
  })
  expect(wide, 'what reaches beyond 320 px').toEqual([])

  // A window of 1440 by 900 at 200 %.
  await page.setViewportSize({ width: 720, height: 450 })
  expect(await outOfSight(page), 'what is out of sight at 200 %').toEqual([])
}

test('the menus and dialogs are accessible too', async ({ lena }) => {
  await lena.goto(LIBRARY)
  await lena.getByLabel('More for support-reply').click()
  await axe(lena)
  await lena.keyboard.press('Escape')
  await lena.keyboard.press('?')
  await expect(lena.getByRole('dialog')).toBeVisible()
  await axe(lena)
  await lena.keyboard.press('Escape')
  await lena.keyboard.press('ControlOrMeta+k')
  await lena.keyboard.type('s')
  await expect(lena.getByRole('dialog').getByText('support-reply')).toBeVisible()
  await axe(lena)
})

test('the theme that was chosen is kept @nojs', async ({ lena }) => {
  await lena.goto(LIBRARY)
  const html = lena.locator('html')
  await lena.getByRole('button', { name: 'Dark', exact: true }).click()
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await lena.goto(PAGES.prompt)
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await expect(lena.getByRole('button', { name: 'Dark', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await lena.getByRole('button', { name: 'Light', exact: true }).click()
  await expect(html).toHaveAttribute('data-theme', 'light')
  await lena.getByRole('button', { name: 'Same as system' }).click()
  await expect(lena.getByRole('button', { name: 'Same as system' })).toHaveAttribute('aria-pressed', 'true')
  await lena.reload()
  await expect(html).not.toHaveAttribute('data-theme', /dark|light/)
})

test('a prompt that is not there is a page that says so @nojs', async ({ lena, troubles }) => {
  troubles.allow(/status of 404/)
  const answer = await lena.goto(`${LIBRARY}/nobody-made-it`)
  expect(answer?.status()).toBe(404)
  await expect(lena.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(lena.getByRole('main').getByRole('link', { name: /prompts/i })).toBeVisible()
})

test('the way a prompt is read is kept @nojs', async ({ lena }) => {
  await lena.goto(PAGES.prompt)
  const prompt = lena.getByRole('region', { name: 'Prompt' })
  await expect(prompt.getByRole('heading', { name: 'Refunds' })).toBeVisible()
  await lena.getByRole('button', { name: 'Show as Markdown' }).click()
  await expect(prompt.getByRole('heading', { name: 'Refunds' })).toHaveCount(0)
  await expect(prompt).toContainText('## Refunds')
  await lena.goto(PAGES['prompt-old'])
  await expect(prompt).toContainText('## Refunds')
  await lena.getByRole('button', { name: 'Show as Markdown' }).click()
  await expect(prompt.getByRole('heading', { name: 'Refunds' })).toBeVisible()
})
