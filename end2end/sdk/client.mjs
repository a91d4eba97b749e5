// PostHog's JavaScript clients, unmodified, told what to do by one JSON object a line.
// The arguments name the two packages, because releases are installed side by side.

import { createInterface } from 'node:readline'

const [ai, node] = process.argv.slice(2)
const { Prompts } = await import(ai)
const { PostHog } = await import(node)

// The two ways that PostHog documents. Flags have nothing to do with prompts, so they are not asked for.
function connect({ host, token, key, direct }) {
  if (direct) return new Prompts({ personalApiKey: key, projectApiKey: token, host })
  return new Prompts({ posthog: new PostHog(token, { host, personalApiKey: key, enableLocalEvaluation: false }) })
}

let prompts
async function run(order) {
  switch (order.do) {
    case 'connect':
      prompts = connect(order)
      return null
    case 'get':
      return await prompts.get(order.name, order.options)
    case 'get_all':
      return await prompts.getAll(order.options)
    case 'compile':
      return prompts.compile(order.prompt, order.variables)
    case 'forget':
      prompts.clearCache()
      return null
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await run(JSON.parse(line)).then(
    (value) => ({ value }),
    (error) => ({ error: error.message }),
  )
  console.log(JSON.stringify(answer))
}
process.exit(0)
