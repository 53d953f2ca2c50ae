import { readFile } from 'node:fs/promises'
import { buildSchema, introspectionFromSchema } from 'graphql'
import { Hono } from 'hono'
import { etag } from 'hono/etag'

/** The contract as it is committed: a test holds it to what the API serves. */
const contract = new URL('../../../schema/schema.graphql', import.meta.url)

/** The schema for whoever builds on it, no sign-in needed: `/schema.graphql`, and `/schema.json` as introspection answers. */
export function schemaRoutes(): Hono {
  let read: Promise<{ sdl: string; json: string }> | undefined
  const schema = () => (read ??= readSchema())
  const cached = { 'cache-control': 'public, max-age=300' }
  return new Hono()
    .use('/schema.*', etag())
    .get('/schema.graphql', async (c) =>
      c.body((await schema()).sdl, 200, { 'content-type': 'application/graphql; charset=utf-8', ...cached }),
    )
    .get('/schema.json', async (c) =>
      c.body((await schema()).json, 200, { 'content-type': 'application/json', ...cached }),
    )
}

async function readSchema(): Promise<{ sdl: string; json: string }> {
  const sdl = await readFile(contract, 'utf8')
  return { sdl, json: JSON.stringify({ data: introspectionFromSchema(buildSchema(sdl)) }) }
}
