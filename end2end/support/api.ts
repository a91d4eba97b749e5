// Short ways in, for tests about something else.

import type { APIRequestContext } from '@playwright/test'
import { LENA } from './server.ts'

/** Signs the browser of this request in, through the door that the page's form posts to. */
export async function signIn(request: APIRequestContext, url: string, who = LENA) {
  const answer = await request.post(`${url}/_fn/sign_in`, {
    form: who,
    headers: { Origin: url, Accept: 'application/json' },
  })
  if (!answer.ok()) throw new Error(`Signing in as ${who.email} answered ${answer.status()}: ${await answer.text()}`)
}
