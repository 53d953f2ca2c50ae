import { expect, test } from 'vitest'
import { makeLogger } from './logger.ts'

function written(write: (log: ReturnType<typeof makeLogger>) => void): string {
  const lines: string[] = []
  write(makeLogger('info', { write: (line) => void lines.push(line) }))
  return lines.join('')
}

test('a secret is blacked out wherever in an entry it stands', () => {
  const canary = 'canary-5ec2e7'
  const text = written((log) => {
    log.info({ accessToken: canary, headers: { authorization: canary, cookie: canary } }, 'one')
    log.warn({ request: { headers: { authorization: canary } }, grant: { refreshToken: canary } }, 'two')
  })
  expect(text).not.toContain(canary)
  expect(text.split('[redacted]')).toHaveLength(6)
})

test('an error brings its words and its stack, and nothing that hangs on it', () => {
  const failed = Object.assign(new Error('Request failed'), {
    code: 'ECONNRESET',
    config: { headers: { Authorization: 'Bearer canary' }, data: 'client@example.com' },
  })
  const text = written((log) => log.error({ err: failed, requestId: 'abc' }, 'a request failed'))
  expect(JSON.parse(text)).toMatchObject({
    msg: 'a request failed',
    requestId: 'abc',
    err: {
      type: 'Error',
      message: 'Request failed',
      code: 'ECONNRESET',
      stack: expect.stringContaining('logger.test'),
    },
  })
  expect(text).not.toMatch(/canary|client@example/)
})
