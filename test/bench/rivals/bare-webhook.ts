import { createHmac, timingSafeEqual } from 'node:crypto'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'

/** The least a webhook can do: check the signature, keep one row, answer. */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20 })
await pool.query('create table if not exists "BareEvent" (id bigserial primary key, body jsonb not null)')
const key = process.env['WEBHOOK_KEY'] ?? ''

const app = new Hono()
app.get('/healthz', (c) => c.text('ok'))
app.post('/webhooks/xero', async (c) => {
  const body = await c.req.text()
  const expected = createHmac('sha256', key).update(body).digest()
  const given = Buffer.from(c.req.header('x-xero-signature') ?? '', 'base64')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return c.body(null, 401)
  await pool.query('insert into "BareEvent" (body) values ($1)', [body])
  return c.body(null, 200)
})
serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' })
