// Every page there is, with something on it.

import { type Author, LIBRARY, SLUG, at } from './author.ts'

const settings = (section: string) => `/p/${SLUG}/settings/${section}`

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
  await author.create('old-greeting', 'Say hello to {{name}}.')
  await author.archive('old-greeting')
}
