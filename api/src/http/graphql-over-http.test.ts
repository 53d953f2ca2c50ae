import { auditServer } from 'graphql-http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startKit, type Kit } from '../testing/kit.ts'

let kit: Kit
beforeAll(async () => {
  kit = await startKit()
})
afterAll(() => kit.close())

test('GraphQL over HTTP is spoken as its specification requires', async () => {
  const fetchFn = (url: string, init?: RequestInit) => kit.request(url.replace('http://tieout', ''), init)
  const results = await auditServer({ url: 'http://tieout/graphql', fetchFn })
  const broken = results.filter((result) => result.status === 'error')
  expect(broken.map(({ id, name }) => `${id} ${name}`)).toEqual([])
  const advised = results.filter((result) => result.status === 'warn' && result.name.startsWith('SHOULD'))
  expect(advised.map(({ id, name }) => `${id} ${name}`)).toEqual([])
})
