// Coming in, by the same pages for everybody.

import type { Page } from '@playwright/test'
import { SLUG } from './author.ts'
import { expect } from './test.ts'

export const settings = (section: string) => `/p/${SLUG}/settings/${section}`

export const GUEST_PASSWORD = 'a-guest-of-the-house'

export async function signInBy(page: Page, email: string, password: string) {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** What is shown once on this page: a key or a link. */
export const shownOnce = (page: Page, title: string) => page.locator('.secret', { hasText: title }).locator('code')

/** Lena invites somebody, and has the link. */
export async function invite(lena: Page, email: string, role: string): Promise<string> {
  await lena.goto(settings('people'))
  await lena.getByLabel('Email').fill(email)
  await lena.getByRole('combobox', { name: 'Role' }).selectOption({ label: role })
  await lena.getByRole('button', { name: 'Make the link' }).click()
  return await shownOnce(lena, 'The link for').innerText()
}

/** Lena invites somebody; they join in a window of their own. */
export async function join(lena: Page, guest: Page, email: string, name: string, role: string) {
  const link = await invite(lena, email, role)
  await guest.goto(link)
  await expect(guest.getByRole('heading', { name: 'Join Northwind Care' })).toBeVisible()
  await guest.getByLabel('Your name').fill(name)
  await guest.getByLabel('Choose a password').fill(GUEST_PASSWORD)
  await guest.getByRole('button', { name: 'Join Northwind Care' }).click()
  await expect(guest.getByRole('heading', { name: 'Prompts', level: 1 })).toBeVisible()
  return link
}
