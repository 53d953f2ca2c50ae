import { type GraphQLError, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { createYoga } from 'graphql-yoga'
import { expect, test } from 'vitest'
import { limitTime } from './graphql-limits.ts'

test('a query that takes too long ends, and the process is free again', async () => {
  const forever = { type: GraphQLString, resolve: () => new Promise<string>(() => {}) }
  const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { forever } }) })
  const yoga = createYoga({ schema, plugins: [limitTime(20)], logging: false, maskedErrors: false })
  const answer = await yoga.fetch('http://tieout/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: '{ forever }' }),
  })
  expect(answer.status).toBe(503)
  const { errors } = (await answer.json()) as { errors: GraphQLError[] }
  expect(errors[0]?.extensions['code']).toBe('TOO_SLOW')
})
