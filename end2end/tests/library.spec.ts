// Finding a prompt among many, with everything in the address.

import { Author, LIBRARY, NEW } from '../support/author.ts'
import { type Server, startServer } from '../support/server.ts'
import { signIn } from '../support/api.ts'
import { expect, onOwnServer, test as base } from '../support/test.ts'

const MANY = 60

/** A library of its own: what the others make must not be counted here. */
const test = base.extend<object, { shelf: Server }>({
  shelf: [
    async ({ playwright }, use) => {
      const server = await startServer()
      const request = await playwright.request.newContext({ baseURL: server.url })
      await signIn(request, server.url)
      const author = new Author(request, server.url, (await request.storageState()).cookies)
      await author.create('support-reply', { text: 'Answer every zebra with care.', topics: 'support' }, 'Answer every zebra with great care.')
      await author.create('summary', { text: 'Summarise it.', topics: 'summaries', metadata: { ticket: 'CARE-214' } })
      await author.tag('support-reply', 'production', 1)
      for (let number = 1; number <= MANY; number++) {
        await author.create(`row-${String(number).padStart(3, '0')}`, `The text of number ${number}.`)
      }
      await request.dispose()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  server: [async ({ shelf }, use) => use(shelf), { scope: 'worker' }],
})

test('a word finds the prompts that mention it, and is marked @nojs @pg', async ({ lena, javaScriptEnabled }) => {
  await lena.goto(LIBRARY)
  await lena.getByRole('searchbox').fill('zebra')
  if (javaScriptEnabled === false) await lena.getByRole('searchbox').press('Enter')
  await expect(lena).toHaveURL(/q=zebra/)
  await expect(lena.getByText('1 of 62 prompts mentions “zebra”')).toBeVisible()
  await expect(lena.locator('main mark')).toHaveText('zebra')
  await expect(lena.getByRole('link', { name: 'support-reply', exact: true })).toBeVisible()

  await lena.goto(`${LIBRARY}?q=care-214`)
  await expect(lena.getByRole('link', { name: 'summary', exact: true })).toBeVisible()
})

test('what is typed is searched for without a key more, and one step back leaves it', async ({ lena }) => {
  await lena.goto(LIBRARY)
  await lena.getByRole('searchbox').pressSequentially('summar')
  await expect(lena).toHaveURL(/q=summar/)
  await expect(lena.getByRole('searchbox')).toBeFocused()
  await expect(lena.locator('tbody tr')).toHaveCount(1)
  await lena.getByRole('link', { name: 'Clear the search' }).click()
  await expect(lena).toHaveURL(new RegExp(`${LIBRARY}$`))
  await expect(lena.getByRole('searchbox')).toHaveValue('')
})

test('filters and order stand in the address @nojs @pg', async ({ lena, javaScriptEnabled }) => {
  await lena.goto(LIBRARY)
  const choose = async (name: string, value: string) => {
    await lena.getByRole('combobox', { name }).selectOption(value)
    if (javaScriptEnabled === false) await lena.getByRole('button', { name: 'Search' }).click()
  }
  await choose('Topic', 'support')
  await expect(lena).toHaveURL(/topic=support/)
  await expect(lena.locator('tbody tr')).toHaveCount(1)
  await choose('Topic', '')
  await choose('Tag', 'production')
  await expect(lena).toHaveURL(/tag=production/)
  await expect(lena.locator('tbody tr')).toHaveCount(1)
  await lena.getByRole('link', { name: /^Show all/ }).click()
  await choose('Author', 'lena')
  await expect(lena).toHaveURL(/author=\d+/)
  await choose('Sort', 'name')
  await expect(lena).toHaveURL(/sort=name/)
  await expect(lena.locator('tbody tr').first()).toContainText('row-001')
  await lena.getByRole('columnheader', { name: 'Versions' }).getByRole('link').click()
  await expect(lena).toHaveURL(/sort=versions/)
  await expect(lena.getByRole('columnheader', { name: 'Versions' })).toHaveAttribute('aria-sort', 'descending')
  await expect(lena.locator('tbody tr').first()).toContainText('support-reply')
  await expect(lena.getByRole('combobox', { name: 'Author' })).toHaveValue(/\d+/)
})

test('a long list comes in pages @nojs @pg', async ({ lena }) => {
  await lena.goto(`${LIBRARY}?sort=name`)
  await expect(lena.getByText('1 to 30 of 62')).toBeVisible()
  await expect(lena.locator('tbody tr')).toHaveCount(30)
  await lena.getByRole('link', { name: 'Next' }).click()
  await expect(lena).toHaveURL(/sort=name&page=2/)
  await expect(lena.getByText('31 to 60 of 62')).toBeVisible()
  await lena.getByRole('link', { name: 'Next' }).click()
  await expect(lena.getByText('61 to 62 of 62')).toBeVisible()
  await expect(lena.locator('tbody tr')).toHaveCount(2)
  await lena.getByRole('link', { name: 'Previous' }).click()
  await expect(lena.getByText('31 to 60 of 62')).toBeVisible()
  await lena.getByRole('link', { name: 'Previous' }).click()
  await expect(lena.getByText('1 to 30 of 62')).toBeVisible()
})

test('the menu of a row leads everywhere @nojs', async ({ lena }) => {
  const entries = [
    ['Open', /\/support-reply$/],
    ['Edit latest', /\/support-reply\/edit$/],
    ['Compare with production', /\/support-reply\/compare\/production\.\.\.2$/],
    ['Duplicate…', /\/support-reply\/duplicate$/],
    ['Archive…', /\/support-reply\/archive$/],
  ] as const
  for (const [name, address] of entries) {
    await lena.goto(`${LIBRARY}?q=support-reply`)
    await lena.getByLabel('More for support-reply').click()
    await lena.getByRole('table').getByRole('link', { name }).click()
    await expect(lena).toHaveURL(address)
  }
})

test('what nothing mentions says what to do @nojs', async ({ lena }) => {
  await lena.goto(`${LIBRARY}?q=giraffe`)
  await expect(lena.getByRole('heading', { name: 'Nothing mentions “giraffe”' })).toBeVisible()
  await lena.getByRole('main').getByRole('link', { name: 'Show all' }).last().click()
  await expect(lena).toHaveURL(new RegExp(`${LIBRARY}$`))
})

test('an address with nonsense in it still shows the library @nojs', async ({ lena }) => {
  await lena.goto(`${LIBRARY}?sort=sideways&page=-3&author=nobody&topic=nothing-has-it`)
  await expect(lena.getByRole('heading', { name: 'Prompts', level: 1 })).toBeVisible()
  await lena.goto(`${LIBRARY}?page=999`)
  await expect(lena.getByRole('heading', { name: 'Prompts', level: 1 })).toBeVisible()
})

base('an empty library leads to the first prompt @nojs', async ({ page, context }) => {
  await onOwnServer(page, {}, async (server) => {
    await signIn(context.request, server.url)
    await page.goto(`${server.url}${LIBRARY}`)
    await expect(page.getByRole('heading', { name: 'Nothing on the line yet' })).toBeVisible()
    await page.getByRole('link', { name: /Support reply/ }).click()
    await expect(page.getByLabel('Name')).toHaveValue('support-reply')
    await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue(/\{\{company\}\}/)
    await page.goto(`${server.url}${LIBRARY}`)
    await page.getByRole('link', { name: 'Write your first prompt' }).click()
    await expect(page).toHaveURL(new RegExp(NEW.replace('?starter=empty', '')))
    await page.getByLabel('Name').fill('the-first')
    await page.getByRole('textbox', { name: 'Prompt' }).fill('Hello.')
    await page.getByRole('button', { name: 'Create prompt' }).click()
    await expect(page.getByRole('heading', { name: 'the-first', level: 1 })).toBeVisible()
  })
})
