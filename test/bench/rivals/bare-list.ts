import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'
import { readListPage } from './list-page.ts'

/** The sync page, as JSON without GraphQL. */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20 })

const app = new Hono()
app.get('/healthz', (c) => c.text('ok'))
app.get('/list', async (c) => {
  const invoices = await readListPage(pool, c.req.header('cookie'))
  return invoices ? c.json({ data: { invoices } }) : c.body(null, 401)
})
serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' })
