// Phoenix's JavaScript client, unmodified, told what to do by one JSON object a line.
// The argument names the folder it is installed in, because releases are installed side by side.

import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const load = createRequire(`${process.argv[2]}/`)
const { createClient } = load('@arizeai/phoenix-client')
const { createPrompt, getPrompt, listPrompts, promptVersion, toSDK } = load('@arizeai/phoenix-client/prompts')

let client
const versions = new Map()

/** Formatting is done later, on the version as the client holds it. */
function keep(version) {
  if (!version) return null
  versions.set(version.id, version)
  return version.id
}

async function run(order) {
  const path = { prompt_identifier: order.name, prompt_version_id: order.id, tag_name: order.tag?.name }
  switch (order.do) {
    case 'connect':
      client = createClient({
        options: { baseUrl: order.host, headers: order.key ? { Authorization: `Bearer ${order.key}` } : {} },
      })
      return null
    case 'create': {
      const version = { ...promptVersion(order.params), ...order.options }
      return keep(await createPrompt({ client, name: order.name, version, ...order.about }))
    }
    case 'get':
      return keep(await getPrompt({ client, prompt: order.selector }))
    case 'format':
      return toSDK({ sdk: order.sdk, prompt: versions.get(order.id), variables: order.variables })
    case 'list':
      return await listPrompts({ client })
    // For the rest these releases have no functions: their README shows the typed client.
    case 'page':
      return (await client.GET('/v1/prompts', { params: { query: order.query } })).data
    case 'tag':
      await client.POST('/v1/prompt_versions/{prompt_version_id}/tags', { params: { path }, body: order.tag })
      return null
    case 'tags':
      return (await client.GET('/v1/prompt_versions/{prompt_version_id}/tags', { params: { path } })).data.data
    case 'untag':
      await client.DELETE('/v1/prompt_versions/{prompt_version_id}/tags/{tag_name}', { params: { path } })
      return null
    case 'update':
      return (await client.PATCH('/v1/prompts/{prompt_identifier}', { params: { path }, body: order.about })).data.data
    case 'delete':
      await client.DELETE('/v1/prompts/{prompt_identifier}', { params: { path } })
      return null
    case 'server':
      return await client.getServerVersion()
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
