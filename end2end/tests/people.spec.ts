// Who may come in, and what they may do there.

import { LIBRARY, at } from '../support/author.ts'
import { join, settings, shownOnce, signInBy } from '../support/people.ts'
import { LENA } from '../support/server.ts'
import { expect, NOBODY, onOwnServer, test, windowOf } from '../support/test.ts'

test('an address asks for a sign-in first, and goes on to it afterwards @nojs', async ({ page, author, troubles }) => {
  troubles.allow(/status of 4\d\d/)
  await author.create('behind-the-door', 'Secret words.')
  await page.goto(at('behind-the-door', '?version=1'))
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText('Secret words.')
  await signInBy(page, LENA.email, 'not-the-password')
  await expect(page.getByRole('alert').or(page.locator('.field__error')).first()).toContainText(/password/i)
  await expect(page).toHaveURL(/\/signin/)
  await signInBy(page, LENA.email, LENA.password)
  await expect(page).toHaveURL(/\/behind-the-door\?version=1$/)
  await expect(page.getByRole('main')).toContainText('Secret words.')
})

test('who guesses passwords waits, and the typed address stays @nojs', async ({ page, request, troubles }) => {
  test.slow()
  troubles.allow(/status of 4\d\d/)
  // Attempts count for the host too, and every test comes from the same one.
  await onOwnServer(page, {}, async (own) => {
    for (let attempt = 1; attempt <= 9; attempt++) {
      const form = { email: LENA.email, password: `a-guess-${attempt}` }
      const answer = await request.post(`${own.url}/_fn/sign_in`, { form, headers: { Origin: own.url, Accept: 'application/json' } })
      expect(answer.status()).toBe(422)
    }
    await page.goto(`${own.url}/signin`)
    await signInBy(page, LENA.email, 'a-guess-10')
    await expect(page.locator('#password-note')).toContainText('This address and this password do not belong together')
    await expect(page.getByLabel('Email')).toHaveValue(LENA.email)
    await signInBy(page, LENA.email, LENA.password)
    await expect(page.getByRole('alert')).toHaveText(/^Too many attempts, try again in 1[45] minutes\.$/)
    await expect(page.getByLabel('Email')).toHaveValue(LENA.email)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })
})

test('who signs out is out, also on the pages that are still open @nojs', async ({ page, author }) => {
  await author.create('signed-out', 'Words.')
  await page.goto('/signin')
  await signInBy(page, LENA.email, LENA.password)
  await expect(page.getByRole('heading', { name: 'Prompts', level: 1 })).toBeVisible()
  await page.locator('summary', { hasText: 'lena' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await page.goto(at('signed-out'))
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('a sign-in never leads to another host', async ({ page, server }) => {
  await page.goto('/signin?next=https://example.org/')
  await signInBy(page, LENA.email, LENA.password)
  await expect(page.getByRole('heading', { name: 'Prompts', level: 1 })).toBeVisible()
  expect(new URL(page.url()).origin).toBe(server.url)
})

test('a new server is set up by the link that it prints @nojs @pg', async ({ page, request }) => {
  test.slow()
  await onOwnServer(page, NOBODY, async (fresh) => {
    await expect.poll(fresh.log).toMatch(/http\S+\/setup\?code=\S+/)
    const link = /http\S+\/setup\?code=[\w-]+/.exec(fresh.log())?.[0] ?? ''
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'Set up Cuebook' })).toBeVisible()
    await page.getByLabel('Your name').fill('Ana Ruiz')
    await page.getByLabel('Email').fill('ana@example.com')
    await page.getByLabel('Password', { exact: true }).fill('a-long-password')
    await page.getByLabel('Name of the first project').fill('Acme Letters')
    await expect(page.getByLabel('Start with a few example prompts')).toBeChecked()
    await page.locator('form').getByRole('button').last().click()

    await expect(page.getByRole('heading', { name: 'Cuebook is ready' })).toBeVisible()
    const words = await page.getByRole('main').innerText()
    const key = /phx_[\w-]+/.exec(words)?.[0] ?? ''
    const address = /http\S+\/api\/[^\s"]+/.exec(words)?.[0] ?? ''
    expect(address, words).toContain(fresh.url)
    const answer = await request.get(address, { headers: { Authorization: `Bearer ${key}` } })
    expect(answer.status(), address).toBe(200)
    await page.getByRole('link', { name: 'Go to your prompts' }).click()
    await expect(page.locator('tbody tr').first()).toBeVisible()

    const again = await page.goto(link)
    expect(again?.ok()).toBe(true)
    await expect(page.getByLabel('Name of the first project')).toHaveCount(0)
  })
})

test('a key is shown once, works, and stops when it is revoked @nojs @pg', async ({ lena, author, request, server }) => {
  await author.create('read-by-key', 'Words for a program.')
  await lena.goto(settings('keys'))
  await lena.getByLabel('Name', { exact: true }).fill('Website')
  await lena.getByRole('button', { name: 'Make the key' }).click()
  const key = (await shownOnce(lena, 'Your new key').innerText()).trim()
  expect(key).toMatch(/^phx_[\w-]{20,}$/)
  const read = async () => {
    const address = `${server.url}/api/projects/@current/llm_prompts/name/read-by-key/?token=phc_e2e_project_token_0000000000`
    return (await request.get(address, { headers: { Authorization: `Bearer ${key}` } })).status()
  }
  expect(await read()).toBe(200)
  await lena.reload()
  await expect(lena.getByRole('row', { name: /Website/ })).toBeVisible()
  await expect(lena.locator('body')).not.toContainText(key)

  await lena.getByLabel('Manage Website').click()
  await expect(lena.getByText('Programs that use it stop getting prompts at once.').filter({ visible: true })).toBeVisible()
  await lena.getByRole('button', { name: 'Revoke Website' }).click()
  await expect(lena.getByRole('row', { name: /Website/ })).toContainText('Revoked')
  expect(await read()).toBe(401)
})

test('a viewer who was invited reads, and is offered nothing to change @nojs', async ({ lena, author, browser, server, troubles, javaScriptEnabled }) => {
  troubles.allow(/status of 403/)
  await author.create('for-viewers', 'Words to read.', 'Newer words to read.')
  await author.tag('for-viewers', 'production', 1)
  const guest = await windowOf(browser, server, troubles, javaScriptEnabled)
  const who = javaScriptEnabled === false ? 'tom' : 'tim'
  const link = await join(lena, guest, `${who}@example.com`, 'Tomás Viewer', 'Viewer')

  await expect(guest.getByRole('link', { name: 'New prompt' })).toHaveCount(0)
  await guest.getByLabel('More for for-viewers').click()
  for (const name of ['Edit latest', 'Duplicate…', 'Archive…', 'Move a tag…']) {
    await expect(guest.getByRole('link', { name })).toHaveCount(0)
  }
  await guest.goto(at('for-viewers', '?version=1'))
  await expect(guest.getByRole('main')).toContainText('Words to read.')
  for (const name of ['Edit latest', 'Use as latest', 'Archive', /^Move a tag/, /^Change description/]) {
    await expect(guest.getByRole('link', { name })).toHaveCount(0)
  }
  await guest.goto(at('for-viewers', '/tags'))
  await expect(guest.getByRole('row', { name: /production/ })).toContainText('v1')
  await expect(guest.getByRole('link', { name: /^(Move|Remove) production/ })).toHaveCount(0)
  await expect(guest.getByRole('button', { name: 'Create the tag' })).toHaveCount(0)
  await guest.goto(at('for-viewers', '/compare/1...2'))
  await expect(guest.getByRole('link', { name: /^Point production/ })).toHaveCount(0)
  for (const rest of ['/edit', '/archive', '/duplicate', '/details', '/tags?move=production&to=2', '/tags?remove=production']) {
    await guest.goto(at('for-viewers', rest))
    await expect(guest.getByRole('main')).toContainText(/editor|may/)
    await expect(guest.getByRole('main').getByRole('button')).toHaveCount(0)
  }
  await guest.goto(settings('people'))
  await expect(guest.getByRole('button', { name: 'Make the link' })).toHaveCount(0)
  await guest.context().close()

  const late = await windowOf(browser, server, troubles, javaScriptEnabled)
  troubles.allow(/status of 4\d\d/)
  await late.goto(link)
  await expect(late.getByLabel('Choose a password')).toHaveCount(0)
  await late.context().close()
})

test('a lost password is set anew by a link from an admin @nojs', async ({ lena, author, browser, server, troubles, javaScriptEnabled }) => {
  const who = javaScriptEnabled === false ? 'ida' : 'eva'
  await author.create(`read-by-${who}`, 'Words.')
  const guest = await windowOf(browser, server, troubles, javaScriptEnabled)
  await join(lena, guest, `${who}@example.com`, `${who} Editor`, 'Editor')
  await expect(guest.getByRole('link', { name: 'New prompt' })).toBeVisible()
  await lena.goto(settings('people'))
  await lena.getByRole('link', { name: `Manage ${who} Editor` }).click()
  await lena.getByRole('button', { name: 'Make a reset link' }).click()
  const link = await shownOnce(lena, 'The link for').innerText()
  await guest.goto(link)
  await guest.getByLabel('New password').fill('another-long-password')
  await guest.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(guest.getByRole('heading', { name: 'Prompts', level: 1 })).toBeVisible()
  await guest.context().clearCookies()
  await guest.goto('/signin')
  await signInBy(guest, `${who}@example.com`, 'another-long-password')
  await expect(guest.getByRole('heading', { name: 'Prompts', level: 1 })).toBeVisible()

  await lena.goto(settings('people'))
  await lena.getByRole('link', { name: `Manage ${who} Editor` }).click()
  // The page of people has a role to choose too, for invitations.
  const role = lena.getByRole('region', { name: 'Role', exact: true })
  await role.getByRole('combobox', { name: 'Role' }).selectOption({ label: 'Viewer' })
  await role.getByRole('button', { name: 'Change role' }).click()
  await expect(lena.getByRole('row', { name: new RegExp(`${who} Editor`) })).toContainText('Viewer')
  await guest.goto(LIBRARY)
  await expect(guest.getByRole('link', { name: 'New prompt' })).toHaveCount(0)
  await guest.context().close()
})

test('the record says who did what @nojs', async ({ lena, author }) => {
  await author.create('on-record', 'Words nobody writes down.')
  await author.tag('on-record', 'production', 1)
  await lena.goto(settings('activity'))
  await expect(lena.getByRole('listitem').filter({ hasText: 'on-record' }).first()).toContainText('lena')
  await expect(lena.getByRole('main')).not.toContainText('Words nobody writes down.')
})

test('a second project has prompts of its own, and the switcher leads to and fro @nojs', async ({ lena, author, javaScriptEnabled }) => {
  const name = javaScriptEnabled === false ? 'Plain House' : 'Second House'
  const slug = name.toLowerCase().replace(' ', '-')
  await author.create(`only-in-${slug}`, 'Words of the first project.')
  await lena.goto(settings('server'))
  await lena.getByLabel('Name of the project').fill(name)
  await lena.getByRole('button', { name: 'Make the project' }).click()
  await expect(lena).toHaveURL(new RegExp(`/p/${slug}/`))
  await lena.goto(`/p/${slug}/prompts`)
  await expect(lena.getByRole('heading', { name: 'Nothing on the line yet' })).toBeVisible()
  await lena.getByRole('banner').locator('summary', { hasText: name }).click()
  await lena.getByRole('banner').getByRole('link', { name: 'Northwind Care' }).click()
  await expect(lena.getByRole('link', { name: `only-in-${slug}`, exact: true })).toBeVisible()
})

test('a changed password signs out every other browser @nojs', async ({ lena, author, browser, server, troubles, javaScriptEnabled }) => {
  troubles.allow(/status of 4\d\d/)
  const who = javaScriptEnabled === false ? 'udo' : 'ada'
  await author.create(`password-of-${who}`, 'Words.')
  const here = await windowOf(browser, server, troubles, javaScriptEnabled)
  await join(lena, here, `${who}@example.com`, `${who} Editor`, 'Editor')
  const there = await windowOf(browser, server, troubles, javaScriptEnabled)
  await there.goto('/signin')
  await signInBy(there, `${who}@example.com`, 'a-guest-of-the-house')
  await expect(there.getByRole('heading', { name: 'Prompts', level: 1 })).toBeVisible()

  await here.goto(settings('account'))
  await here.getByLabel('Your password now').fill('wrong-by-accident')
  await here.getByLabel('New password').fill('quite-another-password')
  await here.getByRole('button', { name: 'Change password' }).click()
  await expect(here.locator('#current-note .field__error')).toBeVisible()
  await here.getByLabel('Your password now').fill('a-guest-of-the-house')
  await here.getByLabel('New password').fill('quite-another-password')
  await here.getByRole('button', { name: 'Change password' }).click()
  await expect(here).toHaveURL(/done=password/)
  await here.goto(LIBRARY)
  await expect(here.getByRole('heading', { name: 'Prompts', level: 1 })).toBeVisible()
  await there.goto(LIBRARY)
  await expect(there.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await here.context().close()
  await there.context().close()
})
