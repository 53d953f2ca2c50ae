import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compress } from './compress.ts'

const takesIt = new Request('https://tieout.test/', { headers: { 'accept-encoding': 'br, gzip' } })

function answer(type: string): Response {
  return new Response('<p>Hello</p>', { headers: { 'content-type': type, 'content-length': '12' } })
}

test.each(['text/html; charset=utf-8', 'application/json', 'application/graphql-response+json'])(
  '%s is packed for who takes it',
  async (type) => {
    const packed = compress(answer(type), takesIt)
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('content-length')).toBeNull()
    expect(packed.headers.get('vary')).toBe('accept-encoding')
    expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe('<p>Hello</p>')
  },
)

test('events, pictures and what is packed already are left as they are', () => {
  const packed = new Response('1', { headers: { 'content-type': 'text/html', 'content-encoding': 'br' } })
  for (const response of [answer('text/event-stream'), answer('image/png'), packed])
    expect(compress(response, takesIt)).toBe(response)
})

test('who does not take it gets it plain, and caches are told that others do not', async () => {
  const plain = compress(answer('text/html'), new Request('https://tieout.test/'))
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(plain.headers.get('vary')).toBe('accept-encoding')
  expect(await plain.text()).toBe('<p>Hello</p>')
})
