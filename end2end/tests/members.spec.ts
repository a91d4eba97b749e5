// Who leaves, and what becomes of what they leave behind.

import type { APIRequestContext, Page } from '@playwright/test'
import { LIBRARY, at } from '../support/author.ts'
import { GUEST_PASSWORD, invite, join, settings, shownOnce, signInBy } from '../support/people.ts'
import { LENA, PROJECT, type Server } from '../support/server.ts'
import { expect, test, windowOf } from '../support/test.ts'

/** A key of that name, made by whoever looks at this page. */
async function makeKey(page: Page, name: string): Promise<string> {
  await page.goto(settings('keys'))
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Make the key' }).click()
  return (await shownOnce(page, 'Your new key').innerText()).trim()
}

/** The status a program gets that lists the prompts with this key. */
async function list(request: APIRequestContext, server: Server, key: string): Promise<number> {
  const address = `${server.url}/api/projects/@current/llm_prompts/?token=${PROJECT.token}`
  return (await request.get(address, { headers: { Authorization: `Bearer ${key}` } })).status()
}

test('an invitation that was withdrawn opens nothing @nojs', async ({ lena, browser, server, troubles, javaScriptEnabled }) => {
  troubles.allow(/status of 410/)
  const link = await invite(lena, 'kit@example.com', 'Editor')
  await lena.getByRole('button', { name: 'Withdraw the invitation of kit@example.com' }).click()
  await expect(lena.getByRole('row', { name: /kit@example.com/ })).toHaveCount(0)
  const guest = await windowOf(browser, server, troubles, javaScriptEnabled)
  await guest.goto(link)
  await expect(guest.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  await expect(guest.getByRole('main')).toContainText('accepted or withdrawn')
  await expect(guest.getByRole('textbox')).toHaveCount(0)
  await guest.context().close()
})

test('a key is handed over, and its program notices nothing @nojs', async ({ lena, browser, server, troubles, request, javaScriptEnabled }) => {
  const guest = await windowOf(browser, server, troubles, javaScriptEnabled)
  await join(lena, guest, 'noa@example.com', 'Noa Heir', 'Admin')
  const key = await makeKey(lena, 'Night job')
  await lena.getByLabel('Manage Night job').click()
  await lena.getByLabel('Who answers for Night job from now on').selectOption({ label: 'Noa Heir' })
  await lena.getByRole('button', { name: 'Hand over' }).filter({ visible: true }).click()
  await expect(lena.getByRole('row', { name: /Night job/ })).toContainText('Noa Heir')
  expect(await list(request, server, key)).toBe(200)

  await guest.goto(settings('keys'))
  await guest.getByLabel('Manage Night job').click()
  await guest.getByRole('button', { name: 'Revoke Night job' }).click()
  await expect(guest.getByRole('row', { name: /Night job/ })).toContainText('Revoked')
  expect(await list(request, server, key)).toBe(401)
  await guest.context().close()
})

test('who is removed is out, after it was said what becomes of their keys @nojs @pg', async ({ lena, browser, server, troubles, request, javaScriptEnabled }) => {
  troubles.allow(/status of 4\d\d/)
  const guest = await windowOf(browser, server, troubles, javaScriptEnabled)
  await join(lena, guest, 'ben@example.com', 'Ben Leaver', 'Admin')
  const key = await makeKey(guest, 'Shop window')
  await lena.goto(settings('people'))
  await lena.getByRole('link', { name: 'Manage Ben Leaver' }).click()
  const part = lena.getByRole('region', { name: 'Remove Ben Leaver' })
  await expect(part).toContainText('Ben Leaver made the key "Shop window", which programs may be using')
  await part.getByRole('button', { name: 'Remove Ben Leaver' }).click()
  await expect(part.locator('.field__error')).toContainText('choose who takes over')
  expect(await list(request, server, key), 'nothing has happened yet').toBe(200)

  await part.getByLabel('Somebody else answers for them').check()
  await part.getByLabel('Who takes over').selectOption({ label: 'lena, Admin' })
  await part.getByRole('button', { name: 'Remove Ben Leaver' }).click()
  await expect(lena).toHaveURL(/settings\/people/)
  await expect(lena.getByRole('heading', { name: 'Members' })).toBeVisible()
  await expect(lena.getByRole('row', { name: /Ben Leaver/ })).toHaveCount(0)
  expect(await list(request, server, key)).toBe(200)
  await lena.goto(settings('keys'))
  await expect(lena.getByRole('row', { name: /Shop window/ })).toContainText('lena')
  await guest.goto(LIBRARY)
  await expect(guest.getByRole('heading', { name: 'Prompts', level: 1 })).toHaveCount(0)
  await guest.context().close()
})

test('signing out everywhere ends the session of the other browser @nojs', async ({ lena, browser, server, troubles, javaScriptEnabled }) => {
  troubles.allow(/status of 4\d\d/)
  const here = await windowOf(browser, server, troubles, javaScriptEnabled)
  await join(lena, here, 'ewa@example.com', 'Ewa Editor', 'Editor')
  const there = await windowOf(browser, server, troubles, javaScriptEnabled)
  await there.goto('/signin')
  await signInBy(there, 'ewa@example.com', GUEST_PASSWORD)
  await expect(there.getByRole('heading', { name: 'Prompts', level: 1 })).toBeVisible()

  await here.goto(settings('account'))
  await here.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(here.getByText('You are signed out in every browser.')).toBeVisible()
  for (const page of [here, there]) {
    await page.goto(LIBRARY)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await page.context().close()
  }
})

test.describe('without a script', () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled !== false, 'a script keeps the form on the screen')

  test('a session that ends while somebody types takes nothing with it @nojs', async ({ lena, author, browser, server, troubles }) => {
    troubles.allow(/status of 401/)
    const name = 'keeps-what-was-typed'
    await author.create(name, 'one')
    const text = '</textarea><script>alert(1)</script>\n\nhours "of" work\n'
    const typing = await windowOf(browser, server, troubles, false)
    await typing.goto('/signin')
    await signInBy(typing, LENA.email, LENA.password)
    await typing.goto(at(name, '/edit'))
    await typing.getByRole('textbox', { name: 'Prompt' }).fill(text)
    await typing.context().clearCookies()
    await typing.getByRole('button', { name: 'Review changes' }).click()
    await expect(typing.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
    const elsewhere = typing.waitForEvent('popup')
    await typing.getByRole('link', { name: 'Sign in in another tab' }).click()
    const tab = await elsewhere
    await signInBy(tab, LENA.email, LENA.password)
    await expect(tab.getByRole('heading', { name: 'Prompts', level: 1 })).toBeVisible()
    await typing.getByRole('button', { name: 'Send it again' }).click()
    await expect(typing.getByRole('link', { name: 'Go on editing' })).toBeVisible()
    await lena.goto(at(name, '/edit'))
    await expect(lena.getByRole('textbox', { name: 'Prompt' })).toHaveValue(text)
    await typing.context().close()
  })
})
