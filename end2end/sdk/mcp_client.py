"""The Python client of the Model Context Protocol, unmodified, told what to do by one JSON object a line."""

import json
import logging
import sys
from contextlib import asynccontextmanager

import anyio
import mcp
from mcp.client import streamable_http

logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(message)s")

Refusal = getattr(mcp, "MCPError", None) or mcp.McpError


@asynccontextmanager
async def streams(url, headers):
    """The way that each release documents; a later one warns of the earlier name."""
    if not hasattr(streamable_http, "streamable_http_client"):
        async with streamable_http.streamablehttp_client(url, headers=headers) as (read, write, _):
            yield read, write
        return
    async with streamable_http.create_mcp_http_client(headers=headers) as http:
        async with streamable_http.streamable_http_client(url, http_client=http) as (read, write, *_):
            yield read, write


@asynccontextmanager
async def connected(url, headers):
    """The client, and what the server said of itself."""
    async with streams(url, headers) as (read, write), mcp.ClientSession(read, write) as session:
        yield session, plain(await session.initialize())


@asynccontextmanager
async def connected_by_client(url, headers):
    """The same from 2.0 on, where the client finds out by itself which protocol the server speaks."""
    async with mcp.Client(streams(url, headers)) as client:
        yield client, {
            "protocolVersion": client.protocol_version,
            "capabilities": plain(client.server_capabilities),
            "serverInfo": plain(client.server_info),
        }


async def run(client, order):
    match order:
        case {"do": "list_tools"}:
            return await client.list_tools()
        case {"do": "call", "name": name, "arguments": arguments}:
            return await client.call_tool(name, arguments)
        case {"do": "list_prompts"}:
            return await client.list_prompts()
        case {"do": "get_prompt", "name": name, "arguments": arguments}:
            return await client.get_prompt(name, arguments)


async def next_order():
    line = await anyio.to_thread.run_sync(sys.stdin.readline)
    return json.loads(line) if line else None


def answer(**said):
    print(json.dumps(said), flush=True)


def plain(result):
    return result.model_dump(mode="json", by_alias=True, exclude_none=True)


async def serve(order):
    headers = {"Authorization": f"Bearer {order['key']}"} if order["key"] else {}
    connect = connected_by_client if hasattr(mcp, "Client") else connected
    async with connect(order["url"], headers) as (client, server):
        answer(value=server)
        while order := await next_order():
            try:
                answer(value=plain(await run(client, order)))
            except Refusal as error:
                answer(error=str(error))


async def main():
    order = await next_order()
    try:
        if order:
            await serve(order)
    except Exception as error:
        # What breaks the connection comes wrapped in groups.
        while hasattr(error, "exceptions"):
            error = error.exceptions[0]
        answer(error=str(error))


anyio.run(main)
