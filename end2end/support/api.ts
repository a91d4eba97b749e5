// Short ways in, for tests about something else.

import type { APIRequestContext } from '@playwright/test'
import { LENA } from './server.ts'

interface Form {
  action: string
  fields: Record<string, string>
  email: string
  password: string
}

/** Signs in as a browser without scripts does: reads the form, sends it. */
export async function signIn(request: APIRequestContext, url: string, who = LENA) {
  const page = await request.get(url)
  const form = readForm(await page.text(), page.url())
  const answer = await request.post(form.action, {
    form: { ...form.fields, [form.email]: who.email, [form.password]: who.password },
    headers: { Origin: new URL(url).origin },
  })
  const after = await answer.text()
  if (!answer.ok() || /type="password"/.test(after)) {
    throw new Error(`Signing in as ${who.email} answered ${answer.status()} at ${answer.url()}`)
  }
}

function readForm(html: string, at: string): Form {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? []
  const form = forms.find((form) => /type="password"/.test(form))
  if (!form) throw new Error(`No sign-in form at ${at}`)
  const inputs = form.match(/<input\b[^>]*>/g) ?? []
  const named = (type: string) => inputs.find((input) => attribute(input, 'type') === type)
  const hidden = inputs.filter((input) => attribute(input, 'type') === 'hidden')
  return {
    action: new URL(attribute(form, 'action') || at, at).href,
    fields: Object.fromEntries(hidden.map((input) => [attribute(input, 'name'), attribute(input, 'value')])),
    email: attribute(named('email') ?? '', 'name'),
    password: attribute(named('password') ?? '', 'name'),
  }
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return value.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
