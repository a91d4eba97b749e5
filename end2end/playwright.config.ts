import { defineConfig, devices } from '@playwright/test'

// Debian's Chromium, also as root and without a network.
const chromium = {
  ...devices['Desktop Chrome'],
  launchOptions: {
    executablePath: process.env.CUEBOOK_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
}

export default defineConfig({
  testDir: './tests',
  fullyParallel: false,
  workers: Number(process.env.CUEBOOK_WORKERS ?? 2),
  forbidOnly: !!process.env.CI,
  // A test that passes at the second try is a test that fails.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['html', { open: 'never' }]],
  use: {
    ...chromium,
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 10_000,
    trace: 'retain-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    { name: 'js', grepInvert: /@only-nojs/ },
    // A journey that also works without a script carries @nojs; one about its absence @only-nojs.
    { name: 'nojs', grep: /@nojs|@only-nojs/, use: { javaScriptEnabled: false } },
    // The journeys to the heart of it, once more where the rows are PostgreSQL's: with CUEBOOK_E2E_DATABASE=postgres.
    { name: 'pg', grep: /@pg/ },
    { name: 'screens', testDir: './screens' },
  ],
})
