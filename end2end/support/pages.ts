// Every page there is, with something on it.

import { expect, type Page } from '@playwright/test'
import { type Author, LIBRARY, SLUG, at } from './author.ts'
import { invite, join, settings, shownOnce, signInBy } from './people.ts'
import { LENA } from './server.ts'
import { NOBODY, onOwnServer } from './test.ts'

/** Name of the page, and its address once [`fill`] has run. */
export const PAGES: Record<string, string> = {
  library: LIBRARY,
  'library-search': `${LIBRARY}?q=refund`,
  'library-nothing': `${LIBRARY}?q=giraffe`,
  'library-archived': `${LIBRARY}?archived=1`,
  prompt: at('support-reply'),
  'prompt-old': at('support-reply', '?version=1'),
  'prompt-chat': at('triage'),
  usage: at('support-reply', '/usage'),
  tags: at('support-reply', '/tags'),
  'tag-move': at('support-reply', '/tags?move=production&to=4'),
  'tag-choose': at('support-reply', '/tags?to=4'),
  'tag-remove': at('support-reply', '/tags?remove=staging'),
  details: at('support-reply', '/details'),
  duplicate: at('support-reply', '/duplicate'),
  archive: at('support-reply', '/archive'),
  compare: at('support-reply', '/compare/production...latest'),
  'compare-unified': at('support-reply', '/compare/1...4?view=unified'),
  'compare-prose': at('support-reply', '/compare/1...4?view=prose'),
  new: `${LIBRARY}/new?starter=support-reply`,
  'new-chat': `${LIBRARY}/new?starter=classifier`,
  edit: at('support-reply', '/edit'),
  'edit-restore': at('support-reply', '/edit?from=1'),
  'edit-review': at('summary', '/edit?review=1'),
  'edit-faults': at('refund-letter', '/edit?review=1'),
  'edit-conflict': at('escalation', '/edit'),
  'edit-both': at('escalation', '/edit?conflict=1'),
  'settings-account': settings('account'),
  'settings-people': settings('people'),
  'settings-keys': settings('keys'),
  'settings-programs': settings('programs'),
  'settings-project': settings('project'),
  'settings-activity': settings('activity'),
  'settings-server': settings('server'),
  welcome: `/p/${SLUG}/welcome`,
  'not-found': `/p/${SLUG}/nothing-here`,
}

/** What somebody sees who is not signed in. */
export const DOORS: Record<string, string> = {
  signin: '/signin',
  'join-wrong': '/join?code=not-a-code',
  'reset-wrong': '/reset?code=not-a-code',
  'setup-done': '/setup?code=not-a-code',
  'docs-api': '/docs/api',
}

/** Who comes to a page by a step or by a link that works once. */
export interface Visitors {
  lena: Page
  /** A window of somebody who is not signed in. */
  guest: Page
}

type Visit = (who: Visitors, see: (page: Page) => Promise<void>) => Promise<void>

/** Pages without an address of their own: each leads there, and shows it to `see`. */
export const VISITS: Record<string, Visit> = {
  setup: async ({ guest }, see) =>
    await onOwnServer(guest, NOBODY, async (fresh) => {
      await expect.poll(fresh.log).toMatch(/http\S+\/setup\?code=\S+/)
      await guest.goto(/http\S+\/setup\?code=[\w-]+/.exec(fresh.log())?.[0] ?? '')
      await expect(guest.getByRole('heading', { name: 'Set up Cuebook' })).toBeVisible()
      await see(guest)
    }),
  'library-empty': async ({ guest }, see) =>
    await onOwnServer(guest, {}, async (fresh) => {
      await guest.goto(`${fresh.url}${LIBRARY}`)
      await signInBy(guest, LENA.email, LENA.password)
      await expect(guest.getByRole('heading', { name: 'Nothing on the line yet' })).toBeVisible()
      await see(guest)
    }),
  join: async ({ lena, guest }, see) => {
    await guest.goto(await invite(lena, 'invited@example.com', 'Editor'))
    await expect(guest.getByRole('heading', { name: 'Join Northwind Care' })).toBeVisible()
    await see(guest)
  },
  'join-refused': async ({ lena, guest }, see) => {
    await guest.goto(await invite(lena, 'refused@example.com', 'Editor'))
    await guest.getByLabel('Your name').fill('Ana Ruiz')
    await guest.getByLabel('Choose a password').fill('short')
    await guest.getByRole('button', { name: 'Join Northwind Care' }).click()
    await expect(guest.locator('#password-note .field__error')).toBeVisible()
    await see(guest)
  },
  'link-once': async ({ lena }, see) => {
    await invite(lena, 'shown-once@example.com', 'Viewer')
    await see(lena)
  },
  'key-once': async ({ lena }, see) => {
    await lena.goto(settings('keys'))
    await lena.getByLabel('Name', { exact: true }).fill('Website')
    await lena.getByRole('button', { name: 'Make the key' }).click()
    await expect(shownOnce(lena, 'Your new key')).toBeVisible()
    await see(lena)
  },
  'duplicate-refused': async ({ lena }, see) => {
    await lena.goto(at('support-reply', '/duplicate'))
    await lena.getByLabel('Name of the new prompt').fill('triage')
    await lena.getByRole('button', { name: 'Duplicate', exact: true }).click()
    await expect(lena.locator('#new-name-note .field__error')).toBeVisible()
    await see(lena)
  },
  'edit-refused': async ({ lena }, see) => {
    await lena.goto(at('old-tone', '/edit?review=1'))
    await lena.getByRole('button', { name: /^Publish/ }).click()
    await expect(lena.getByRole('alert')).toContainText('nobody-made-it')
    await see(lena)
  },
  reset: async ({ lena, guest }, see) => {
    await join(lena, guest, 'forgetful@example.com', 'Forgetful Fred', 'Viewer')
    await guest.context().clearCookies()
    await lena.goto(settings('people'))
    await lena.getByRole('link', { name: 'Manage Forgetful Fred' }).click()
    await lena.getByRole('button', { name: 'Make a reset link' }).click()
    await guest.goto(await shownOnce(lena, 'The link for').innerText())
    await expect(guest.getByLabel('New password')).toBeVisible()
    await see(guest)
  },
}

export const MISSING = ['not-found']

const REPLY = [
  'You answer emails for the support team of {{company}}.\n\n## Tone\n- Be friendly and brief.\n- You may use the first name.\n\n## Refunds\nRefund up to 50 euros without asking. Above that, hand over to {{manager}}.\n\n## The email\n{{email}}',
  'You answer emails for the support team of {{company}}.\n\n## Tone\n- Be friendly and brief.\n- You may use the first name.\n- No emoji.\n\n## Refunds\nRefund up to 50 euros without asking. Above that, hand over to {{manager}}.\n\n## The email\n{{email}}',
  'You answer emails for the support team of {{company}}.\n\n## Tone\n- Be friendly, and get to the point in the first sentence.\n- You may use the first name.\n- No emoji.\n\n## Refunds\nRefund up to 100 euros without asking. Above that, hand over to {{manager}}.\n\n## The email\n{{email}}',
  'You answer emails for the support team of {{company}}.\n\n## Tone\n- Be friendly, and get to the point in the first sentence.\n- Use the first name when the customer did.\n- No emoji.\n\n## Refunds\nRefund up to 100 euros without asking. Above that, hand over to {{manager}} and say when they will write.\n\n| plan | limit |\n|---|---|\n| basic | 50 |\n| plus | 100 |\n\n## The email\n{{email}}',
]
const NOTES = ['First version', 'No emoji any more', 'Refunds up to 100 euros', 'First names only when they used theirs']

/** Prompts as a team has them after some months. */
export async function fill(author: Author) {
  const versions = REPLY.map((text, index) => ({
    text,
    message: NOTES[index],
    settings: { model: 'gpt-5-mini', temperature: [0.4, 0.4, 0.3, 0.2][index] },
    metadata: { ticket: `CARE-${200 + index}` },
  }))
  const about = { description: 'Answers a customer’s email in the voice of the support team.', topics: 'support, email' }
  await author.create('support-reply', { ...versions[0], ...about }, ...versions.slice(1))
  await author.tag('support-reply', 'staging', 3)
  await author.tag('support-reply', 'production', 1)
  await author.tag('support-reply', 'production', 2)
  await author.create('triage', {
    messages: [
      { role: 'system', text: 'Sort the message into one of {{categories}}. Answer with JSON only.' },
      { role: 'user', text: '{{message}}' },
    ],
    topics: 'routing',
    settings: { model: 'gpt-5-mini', temperature: 0 },
  })
  await author.create('summary', { text: 'Summarise the call in {{max_words}} words.\nWho promised what, by when?', topics: 'calls' })
  const draft = (name: string, text: string) => author.keep(name, 1, { text, message: 'Shorter' })
  await draft('summary', 'Summarise the call in {{max_words}} words.\nSay who promised what, and by when.')
  await author.create('escalation', 'Hand over to {{manager}}.\nBe kind.')
  await draft('escalation', 'Hand over to {{manager}} at once.\nBe kind.')
  await author.publish('escalation', 1, { text: 'Hand over to {{manager}}.\nBe very kind.', message: 'Kinder' })
  await author.keep('escalation', 1, { text: 'Hand over to {{manager}} at once.\nBe kind.', message: 'Faster' })
  await author.create('refund-letter', { text: 'Write the letter for a refund of {{amount}}.', topics: 'billing, email' })
  // JSON that breaks off, and a prompt without a word.
  await author.keep('refund-letter', 1, { text: ' ', settings: '{"model": "gpt-5-mini", ', metadata: '[1, 2]', message: 'Not finished' })
  await author.create('old-tone', 'Answer in a warm tone.')
  await author.keep('old-tone', 1, { text: 'Answer in this tone:\n@@@prompt:name=nobody-made-it|version=1@@@' })
  await author.create('old-greeting', 'Say hello to {{name}}.')
  await author.archive('old-greeting')
}
