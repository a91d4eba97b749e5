// Prompts as Phoenix holds them, how programs write them, and what the clients make of them for a vendor.

import type { Recipe } from './phoenix.ts'

const PARAMETERS = { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] }
const SCHEMA = { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] }

export const VARIABLES = { company: 'Northwind', order: '7' }

/** Every kind of content, tools, a schema for the answer, and parameters of whole and of broken numbers. */
export const OPENAI = {
  description: 'first',
  model_provider: 'OPENAI',
  model_name: 'gpt-5-mini',
  template: {
    type: 'chat',
    messages: [
      { role: 'developer', content: 'You answer for {{company}}.' },
      { role: 'user', content: 'Where is {{ order }}?' },
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'One moment.' },
          {
            type: 'tool_call',
            tool_call_id: 'call_1',
            tool_call: { type: 'function', name: 'find_order', arguments: '{"id": 7}' },
          },
        ],
      },
      { role: 'tool', content: [{ type: 'tool_result', tool_call_id: 'call_1', tool_result: '{"status": "sent"}' }] },
    ],
  },
  template_type: 'CHAT',
  template_format: 'MUSTACHE',
  invocation_parameters: {
    type: 'openai',
    openai: { temperature: 0.2, max_completion_tokens: 300, seed: 7, reasoning_effort: 'low' },
  },
  tools: {
    type: 'tools',
    tools: [
      {
        type: 'function',
        function: { name: 'find_order', description: 'Finds an order.', parameters: PARAMETERS, strict: true },
      },
    ],
    tool_choice: { type: 'specific_function', function_name: 'find_order' },
    disable_parallel_tool_calls: true,
  },
  response_format: { type: 'json_schema', json_schema: { name: 'reply', schema: SCHEMA, strict: true } },
}

const CALL = { name: 'find_order', arguments: '{"id": 7}' }

/** The same for OpenAI's own client. */
const OPENAI_REQUEST = {
  model: 'gpt-5-mini',
  temperature: 0.2,
  max_completion_tokens: 300,
  seed: 7,
  reasoning_effort: 'low',
  messages: [
    { role: 'developer', content: 'You answer for {{company}}.' },
    { role: 'user', content: [{ type: 'text', text: 'Where is {{ order }}?' }] },
    { role: 'assistant', content: 'One moment.', tool_calls: [{ id: 'call_1', type: 'function', function: CALL }] },
    { role: 'tool', tool_call_id: 'call_1', content: '{"status": "sent"}' },
  ],
  tools: [OPENAI.tools.tools[0]],
  tool_choice: { type: 'function', function: { name: 'find_order' } },
  response_format: OPENAI.response_format,
}

export const OPENAI_RECIPE: Recipe = {
  python: {
    make: 'openai',
    params: { ...OPENAI_REQUEST, parallel_tool_calls: false },
    options: { description: 'first' },
  },
  javascript: {
    params: {
      description: 'first',
      modelProvider: 'OPENAI',
      modelName: 'gpt-5-mini',
      template: OPENAI.template.messages,
      invocationParameters: OPENAI.invocation_parameters.openai,
    },
    options: { tools: OPENAI.tools, response_format: OPENAI.response_format },
  },
}

export const OPENAI_FORMATTED = {
  python: {
    ...OPENAI_REQUEST,
    messages: [
      { role: 'developer', content: 'You answer for Northwind.' },
      { role: 'user', content: 'Where is 7?' },
      ...OPENAI_REQUEST.messages.slice(2),
    ],
  },
  // This client leaves out whether the schema is strict.
  javascript: {
    ...OPENAI_REQUEST,
    messages: [
      { role: 'developer', content: 'You answer for Northwind.' },
      { role: 'user', content: 'Where is 7?' },
      {
        role: 'assistant',
        content: [{ type: 'text', text: 'One moment.' }],
        tool_calls: [{ type: 'function', id: 'call_1', function: { ...CALL, type: 'function' } }],
      },
      OPENAI_REQUEST.messages[3],
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'reply', schema: SCHEMA } },
  },
}

/** The system's words are a list: as a plain text Python's client would not fill them in. */
export const ANTHROPIC = {
  description: '',
  model_provider: 'ANTHROPIC',
  model_name: 'claude-sonnet-4-5',
  template: {
    type: 'chat',
    messages: [
      { role: 'system', content: [{ type: 'text', text: 'You answer for {{company}}.' }] },
      { role: 'user', content: 'Where is {{order}}?' },
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'One moment.' },
          {
            type: 'tool_call',
            tool_call_id: 'toolu_1',
            tool_call: { type: 'function', name: 'find_order', arguments: '{"id": 7}' },
          },
        ],
      },
      { role: 'tool', content: [{ type: 'tool_result', tool_call_id: 'toolu_1', tool_result: 'sent' }] },
    ],
  },
  template_type: 'CHAT',
  template_format: 'MUSTACHE',
  invocation_parameters: {
    type: 'anthropic',
    anthropic: {
      max_tokens: 4096,
      temperature: 1,
      stop_sequences: ['END'],
      thinking: { type: 'enabled', budget_tokens: 2048 },
    },
  },
  tools: {
    type: 'tools',
    tools: [
      { type: 'function', function: { name: 'find_order', description: 'Finds an order.', parameters: PARAMETERS } },
    ],
    tool_choice: { type: 'one_or_more' },
    disable_parallel_tool_calls: true,
  },
}

const ANTHROPIC_TOOL = { name: 'find_order', description: 'Finds an order.', input_schema: PARAMETERS }
const ANTHROPIC_LIMITS = {
  max_tokens: 4096,
  stop_sequences: ['END'],
  thinking: { type: 'enabled', budget_tokens: 2048 },
}

export const ANTHROPIC_RECIPE: Recipe = {
  python: {
    make: 'anthropic',
    params: {
      model: 'claude-sonnet-4-5',
      ...ANTHROPIC_LIMITS,
      temperature: 1,
      system: [{ type: 'text', text: 'You answer for {{company}}.' }],
      messages: [
        { role: 'user', content: 'Where is {{order}}?' },
        {
          role: 'assistant',
          content: [
            { type: 'text', text: 'One moment.' },
            { type: 'tool_use', id: 'toolu_1', name: 'find_order', input: { id: 7 } },
          ],
        },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: 'sent' }] },
      ],
      tools: [ANTHROPIC_TOOL],
      tool_choice: { type: 'any', disable_parallel_tool_use: true },
    },
  },
  javascript: {
    params: {
      modelProvider: 'ANTHROPIC',
      modelName: 'claude-sonnet-4-5',
      template: ANTHROPIC.template.messages,
      invocationParameters: ANTHROPIC.invocation_parameters.anthropic,
    },
    options: { tools: ANTHROPIC.tools },
  },
}

const ASKED = { role: 'user', content: 'Where is 7?' }
const ANSWERED = { type: 'tool_result', tool_use_id: 'toolu_1', content: 'sent' }

/** What the releases of one language have in common: they differ in where the temperature stands and a call's form. */
export const ANTHROPIC_FORMATTED = {
  python: {
    ...ANTHROPIC_LIMITS,
    model: 'claude-sonnet-4-5',
    system: 'You answer for Northwind.',
    messages: [ASKED, { role: 'assistant' }, { role: 'user', content: [ANSWERED] }],
    tools: [ANTHROPIC_TOOL],
    tool_choice: { type: 'any', disable_parallel_tool_use: true },
  },
  javascript: {
    ...ANTHROPIC_LIMITS,
    model: 'claude-sonnet-4-5',
    temperature: 1,
    messages: [
      { role: 'user', content: [{ type: 'text', text: 'You answer for Northwind.' }] },
      { role: 'user', content: [{ type: 'text', text: 'Where is 7?' }] },
      { role: 'assistant' },
      { role: 'user', content: [ANSWERED] },
    ],
    tools: [ANTHROPIC_TOOL],
    tool_choice: { type: 'any' },
  },
}

export const GOOGLE = {
  description: '',
  model_provider: 'GOOGLE',
  model_name: 'gemini-2.5-pro',
  template: { type: 'chat', messages: [{ role: 'user', content: 'Where is {order}? {{no variable}}' }] },
  template_type: 'CHAT',
  template_format: 'F_STRING',
  invocation_parameters: {
    type: 'google',
    google: { temperature: 0.5, max_output_tokens: 300, top_k: 4, thinking_config: { thinking_budget: 128 } },
  },
}

/** One message and nothing else. */
export function plain(content: string, format = 'MUSTACHE') {
  return {
    description: '',
    model_provider: 'OPENAI',
    model_name: 'gpt-5-mini',
    template: { type: 'chat', messages: [{ role: 'user', content }] },
    template_type: 'CHAT',
    template_format: format,
    invocation_parameters: { type: 'openai', openai: {} },
  }
}

export function plainRecipe(content: string): Recipe {
  const messages = [{ role: 'user', content }]
  return {
    python: { make: 'plain', params: { messages, model_name: 'gpt-5-mini' } },
    javascript: { params: { modelProvider: 'OPENAI', modelName: 'gpt-5-mini', template: messages } },
  }
}
