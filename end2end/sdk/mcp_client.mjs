// The JavaScript client of the Model Context Protocol, unmodified, told what to do by one JSON object a line.

import { createInterface } from 'node:readline'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'

const client = new Client({ name: 'cuebook-tests', version: '1.0.0' })
client.onerror = (error) => console.error(error.message)

let transport
async function connect({ url, key }) {
  const headers = key ? { Authorization: `Bearer ${key}` } : {}
  transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } })
  await client.connect(transport)
  return {
    protocolVersion: transport.protocolVersion,
    capabilities: client.getServerCapabilities(),
    serverInfo: client.getServerVersion(),
    instructions: client.getInstructions(),
  }
}

async function run(order) {
  switch (order.do) {
    case 'connect':
      return await connect(order)
    case 'list_tools':
      return await client.listTools()
    case 'call':
      return await client.callTool({ name: order.name, arguments: order.arguments })
    case 'list_prompts':
      return await client.listPrompts()
    case 'get_prompt':
      return await client.getPrompt({ name: order.name, arguments: order.arguments })
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await run(JSON.parse(line)).then(
    (value) => ({ value }),
    (error) => ({ error: error.message }),
  )
  console.log(JSON.stringify(answer))
}
await transport?.terminateSession()
process.exit(0)
