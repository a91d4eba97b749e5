// Rows that the doors would take minutes to make, written past the server into its database.

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import path from 'node:path'
import pg from 'pg'
import type { Server } from './server.ts'

/** Node brings SQLite only from version 22 on; Python always has. */
const PYTHON = process.env.CUEBOOK_PYTHON ?? 'python3'
const SQLITE = 'import sqlite3, sys\nwith sqlite3.connect(sys.argv[1]) as rows:\n  for statement in sys.argv[2:]: rows.execute(statement)'

async function write(server: Server, statements: string[]) {
  if (!server.database) {
    await promisify(execFile)(PYTHON, ['-c', SQLITE, path.join(server.data, 'cuebook.sqlite'), ...statements])
    return
  }
  const client = new pg.Client({ connectionString: server.database })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/** Gives a prompt of one version that many, all of the same text. */
export async function lengthen(server: Server, name: string, versions: number) {
  await write(server, [
    `INSERT INTO version (uuid, prompt_id, number, kind, content, format, message, content_hash, author_id, created_at)
     WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ${versions})
     SELECT substr(v.uuid, 1, 24) || (n.i + 100000000000), v.prompt_id, n.i, v.kind, v.content, v.format, '', v.content_hash,
     v.author_id, v.created_at FROM version v JOIN prompt p ON p.id = v.prompt_id, n WHERE p.name = '${name}'`,
    `UPDATE prompt SET latest = ${versions} WHERE name = '${name}'`,
  ])
}
