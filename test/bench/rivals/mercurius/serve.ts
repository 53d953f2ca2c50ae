import fastify from 'fastify'
import mercurius from 'mercurius'
import pg from 'pg'
import { readListPage } from '../list-page.ts'

/**
 * Mercurius, for context: the hand-written page through its GraphQL, compiled (`jit`). It needs a GraphQL of another major
 * version than ours, so it is a package and a process of its own. `pg` connects when it is first asked.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20 })

const schema = `
  type Query { invoices(first: Int!): InvoiceConnection! }
  type InvoiceConnection { totalCount: Int! pageInfo: PageInfo! nodes: [Invoice!]! }
  type PageInfo { hasNextPage: Boolean! }
  type Invoice { id: ID! number: String! status: String! issuedOn: String! dueOn: String! client: Client! total: Money! sync: Sync! }
  type Client { name: String! }
  type Money { amount: String! currency: String! }
  type Sync { state: String! lastAttemptAt: String ledgerTotal: Money }`

const app = fastify()
app.get('/healthz', () => 'ok')
await app.register(mercurius, {
  schema,
  jit: 1,
  context: (request) => ({ cookies: request.headers.cookie }),
  resolvers: {
    Query: {
      invoices: async (_: unknown, __: unknown, context: unknown) => {
        const invoices = await readListPage(pool, (context as { cookies?: string }).cookies)
        if (!invoices) throw new Error('Sign in first.')
        return invoices
      },
    },
  },
})
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' })
