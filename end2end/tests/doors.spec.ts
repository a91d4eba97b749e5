// A door that refuses does not ask for everything again.

import { LENA } from '../support/server.ts'
import { expect, NOBODY, onOwnServer, test, windowOf } from '../support/test.ts'
import { SLUG } from '../support/author.ts'

test('a refused sign-in keeps the address that was typed, and never the password @nojs', async ({ page, troubles }) => {
  troubles.allow(/status of 4\d\d/)
  await page.goto(`/signin?next=/p/${SLUG}/prompts?q=door`)
  await page.getByLabel('Email').fill('lena@exmaple.com')
  await page.getByLabel('Password', { exact: true }).fill('not-the-password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.locator('#password-note .field__error')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue('lena@exmaple.com')
  expect(await page.content()).not.toContain('not-the-password')

  await page.getByLabel('Email').fill(LENA.email)
  await page.getByLabel('Password', { exact: true }).fill(LENA.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/prompts\?q=door$/)
})

test('what was typed is given back once, and not to whoever comes next @nojs', async ({ page, troubles, javaScriptEnabled }) => {
  troubles.allow(/status of 4\d\d/)
  await page.goto('/signin')
  await page.getByLabel('Email').fill('kept@example.com')
  await page.getByLabel('Password', { exact: true }).fill('not-the-password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByLabel('Email')).toHaveValue('kept@example.com')
  if (javaScriptEnabled === false) await page.reload()
  else await page.goto('/signin')
  await expect(page.getByLabel('Email')).toHaveValue('')
})

test('an invitation that is refused keeps the name @nojs', async ({ lena, browser, server, troubles, javaScriptEnabled }) => {
  troubles.allow(/status of 4\d\d/)
  const who = javaScriptEnabled === false ? 'mia' : 'max'
  await lena.goto(`/p/${SLUG}/settings/people`)
  await lena.getByLabel('Email').fill(`${who}@example.com`)
  await lena.getByRole('button', { name: 'Make the link' }).click()
  const link = await lena.locator('.secret', { hasText: 'The link for' }).locator('code').innerText()
  const guest = await windowOf(browser, server, troubles, javaScriptEnabled)
  await guest.goto(link)
  await guest.getByLabel('Your name').fill('Zoë "Mia" O’Hara')
  await guest.getByLabel('Choose a password').fill('short')
  await guest.getByRole('button', { name: 'Join Northwind Care' }).click()
  await expect(guest.locator('#password-note .field__error')).toContainText('10 characters')
  await expect(guest.getByLabel('Your name')).toHaveValue('Zoë "Mia" O’Hara')
  await guest.getByLabel('Choose a password').fill('a-guest-of-the-house')
  await guest.getByRole('button', { name: 'Join Northwind Care' }).click()
  await expect(guest.getByRole('heading', { name: 'Prompts', level: 1 })).toBeVisible()
  await guest.context().close()
})

test('a set-up that is refused keeps all but the password @nojs', async ({ page, troubles }) => {
  test.slow()
  troubles.allow(/status of 4\d\d/)
  await onOwnServer(page, NOBODY, async (fresh) => {
    await expect.poll(fresh.log).toMatch(/http\S+\/setup\?code=\S+/)
    await page.goto(/http\S+\/setup\?code=[\w-]+/.exec(fresh.log())?.[0] ?? '')
    await page.getByLabel('Your name').fill('Ana Ruiz')
    await page.getByLabel('Email').fill('ana@example.com')
    await page.getByLabel('Password', { exact: true }).fill('short')
    await page.getByLabel('Name of the first project').fill('Acme & Sons')
    await page.getByLabel('Start with a few example prompts').uncheck()
    const setUp = page.locator('form').getByRole('button').last()
    await setUp.click()
    await expect(page.locator('#password-note .field__error')).toContainText('10 characters')
    await expect(page.getByLabel('Your name')).toHaveValue('Ana Ruiz')
    await expect(page.getByLabel('Email')).toHaveValue('ana@example.com')
    await expect(page.getByLabel('Name of the first project')).toHaveValue('Acme & Sons')
    await expect(page.getByLabel('Start with a few example prompts')).not.toBeChecked()
    await page.getByLabel('Password', { exact: true }).fill('a-long-password')
    await setUp.click()
    await expect(page.getByRole('heading', { name: 'Cuebook is ready' })).toBeVisible()
    await page.getByRole('link', { name: 'Go to your prompts' }).click()
    await expect(page.getByRole('banner').locator('summary', { hasText: 'Acme & Sons' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Nothing on the line yet' })).toBeVisible()
  })
})
