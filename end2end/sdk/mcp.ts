// The clients of the Model Context Protocol, each in a process of its own.

import { Child, node, type Program, python } from './child.ts'

export interface McpRelease {
  name: string
  program: Program
  /** The newest version of the protocol that it knows. */
  protocol: string
  /** What its user reads when the server answers 401: the status, or the answer's own words. */
  unauthorised: RegExp
  /** It logs a refused connection and waits for ever, instead of failing. */
  hangs?: true
}

export const MCP_RELEASES: McpRelease[] = [
  {
    name: 'mcp 1.8.0 (Python)',
    program: python('mcp_client.py', 'mcp-1.8'),
    protocol: '2024-11-05',
    unauthorised: /401 Unauthorized/,
    hangs: true,
  },
  {
    name: 'mcp 1.30.0 (Python)',
    program: python('mcp_client.py', 'mcp-1.30'),
    protocol: '2025-11-25',
    unauthorised: /401 Unauthorized/,
  },
  {
    name: 'mcp 2.3.0 (Python)',
    program: python('mcp_client.py', 'mcp-2.3'),
    protocol: '2026-07-28',
    unauthorised: /API key/,
  },
  {
    name: '@modelcontextprotocol/sdk 1.32.2',
    program: node('mcp_client.mjs'),
    protocol: '2025-11-25',
    unauthorised: /API key/,
  },
]

export interface Connected {
  protocolVersion: string
  capabilities: Record<string, object>
  serverInfo: { name: string; version: string }
}

export interface Tool {
  name: string
  description?: string
  inputSchema: { type: string; properties?: Record<string, object>; required?: string[] }
  annotations?: { readOnlyHint?: boolean; destructiveHint?: boolean }
}

/** What a tool said: its words, and the same as data. */
export interface Said {
  isError: boolean
  text: string
  data: Record<string, unknown>
}

export interface Offered {
  name: string
  arguments?: { name: string; required?: boolean }[]
}

export interface Message {
  role: string
  content: { type: string; text?: string }
}

interface Called {
  content: { type: string; text?: string }[]
  structuredContent?: Record<string, unknown>
  isError?: boolean
}

export class Mcp extends Child {
  constructor(release: McpRelease) {
    super(release.program)
  }

  async connect(url: string, key: string) {
    return (await this.order({ do: 'connect', url: `${url}/mcp`, key })) as Connected
  }

  async tools() {
    return ((await this.order({ do: 'list_tools' })) as { tools: Tool[] }).tools
  }

  async call(name: string, args: Record<string, unknown> = {}): Promise<Said> {
    const { content, structuredContent, isError } = (await this.order({ do: 'call', name, arguments: args })) as Called
    const text = content.map((part) => part.text ?? '').join('\n')
    return { isError: isError ?? false, text, data: structuredContent ?? {} }
  }

  async prompts() {
    return ((await this.order({ do: 'list_prompts' })) as { prompts: Offered[] }).prompts
  }

  async prompt(name: string, args: Record<string, string> = {}) {
    return ((await this.order({ do: 'get_prompt', name, arguments: args })) as { messages: Message[] }).messages
  }
}
