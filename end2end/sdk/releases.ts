// The releases of PostHog's clients that the tests drive, and what each of them can do.

import { node, type Program, python } from './child.ts'

/** Whether a release sends what its user asks for, refuses to be asked, or takes no notice. */
type Heed = 'asks' | 'refuses' | 'ignores'

export interface Release {
  name: string
  program: Program
  /** Answers with a result that tells where the words are from; if not, with the words alone. */
  results: boolean
  versions: Heed
  labels: Heed
  /** The settings of a version come with it. */
  config: boolean
  /** Which prompts it takes at once. */
  all: 'any' | 'labelled' | 'none'
  /** Says which project it means. */
  token: boolean
  /** What its user reads when the server knows no such key. */
  unauthorised: string
}

const NEWEST: Omit<Release, 'name' | 'program'> = {
  results: true,
  versions: 'asks',
  labels: 'asks',
  config: true,
  all: 'any',
  token: true,
  unauthorised: 'Authentication failed for prompt "support-reply"',
}

export const RELEASES: Release[] = [
  {
    name: 'posthog 7.9.0',
    program: python('client.py', 'posthog-7.9'),
    results: false,
    versions: 'refuses',
    labels: 'refuses',
    config: false,
    all: 'none',
    token: false,
    unauthorised: 'HTTP 401',
  },
  {
    ...NEWEST,
    name: 'posthog 7.20.0',
    program: python('client.py', 'posthog-7.20'),
    labels: 'refuses',
    config: false,
    all: 'none',
    unauthorised: 'HTTP 401',
  },
  { ...NEWEST, name: 'posthog 7.50.0', program: python('client.py', 'posthog-7.50'), all: 'labelled' },
  { ...NEWEST, name: 'posthog 7.91.1', program: python('client.py') },
  {
    name: '@posthog/ai 7.7.0',
    program: node('client.mjs', 'posthog-ai-7', 'posthog-node-5.20'),
    results: false,
    versions: 'ignores',
    labels: 'ignores',
    config: false,
    all: 'none',
    token: false,
    unauthorised: 'HTTP 401',
  },
  {
    ...NEWEST,
    name: '@posthog/ai 8.13.1',
    program: node('client.mjs', '@posthog/ai', 'posthog-node'),
    unauthorised: 'HTTP 401',
  },
]
