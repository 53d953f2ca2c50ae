import { serve } from '@hono/node-server'
import { createSchema, createYoga } from 'graphql-yoga'
import { Hono } from 'hono'

/** Yoga with nothing on it. */
const schema = createSchema({
  typeDefs: 'type Query { hello: String }',
  resolvers: { Query: { hello: () => 'world' } },
})
const yoga = createYoga({ schema, logging: false, fetchAPI: { Request, Response, ReadableStream, Headers, URL } })

const app = new Hono()
app.get('/healthz', (c) => c.text('ok'))
app.all('/graphql', (c) => yoga.fetch(c.req.raw))
serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' })
