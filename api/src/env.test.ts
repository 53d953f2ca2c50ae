import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEnv, variableNames } from './env.ts'

const given = {
  DATABASE_URL: 'postgresql://tieout:secret@db:5432/tieout',
  AUTH_SECRET: 'x'.repeat(32),
  ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
  XERO_CLIENT_ID: 'id',
  XERO_CLIENT_SECRET: 'secret',
  XERO_WEBHOOK_KEY: 'key',
}

test('what is left out has a default', () => {
  expect(readEnv(given)).toMatchObject({
    port: 4000,
    publicWebUrl: 'http://localhost:3000',
    publicApiUrl: 'http://localhost:4000',
    xero: { loginUrl: 'https://login.xero.com', apiUrl: 'https://api.xero.com' },
    demo: null,
    role: 'all',
    auditDays: null,
  })
})

test('every mistake is told at once, and no value is', () => {
  const wrong = { ...given, DATABASE_URL: undefined, AUTH_SECRET: 'short', ENCRYPTION_KEY: 'c2VjcmV0', ROLE: 'boss' }
  const read = () => readEnv(wrong)
  for (const name of ['DATABASE_URL: is missing', 'AUTH_SECRET', 'ENCRYPTION_KEY', 'ROLE']) expect(read).toThrow(name)
  expect(read).not.toThrow('c2VjcmV0')
})

test('a secret may stand in a file, and a file that is not there is told', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tieout-env-'))
  const file = join(folder, 'auth')
  writeFileSync(file, `${'y'.repeat(40)}\n`)
  const { AUTH_SECRET: _, ...rest } = given
  expect(readEnv({ ...rest, AUTH_SECRET_FILE: file }).authSecret).toBe('y'.repeat(40))
  rmSync(folder, { recursive: true })
  expect(() => readEnv({ ...rest, AUTH_SECRET_FILE: file })).toThrow('AUTH_SECRET_FILE: cannot be read (ENOENT)')
})

test('.env.example explains every variable, and none that nobody reads', () => {
  const root = join(import.meta.dirname, '../..')
  const explained = [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^# ([A-Z][A-Z0-9_]*)=/gm)]
  const names = explained.map(([, name = '']) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(variableNames.filter((name) => !names.includes(name))).toEqual([])
  const launcher = readFileSync(join(root, 'scripts/launcher/settings.ts'), 'utf8')
  const isRead = (name: string) => variableNames.includes(name) || launcher.includes(`  ${name}: `)
  expect(names.filter((name) => !isRead(name))).toEqual([])
})

test('pnpm start tells the API every setting, but those it knows better', () => {
  const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')
  const [ours = '', itsOwn = ''] = read('.env.example').split('`pnpm start` knows them.')
  const namesIn = (text: string) => [...text.matchAll(/^# ([A-Z][A-Z0-9_]*)=/gm)].map(([, name = '']) => name)
  expect(namesIn(itsOwn)).toContain('ROLE')
  const [settings, wiring] = [read('scripts/launcher/settings.ts'), read('scripts/launcher/wiring.ts')]
  const needed = namesIn(ours).filter((name) => variableNames.includes(name))
  expect(
    needed.filter((name) => !settings.includes(`  ${name}: `) || !new RegExp(`\\b${name}\\b`).test(wiring)),
  ).toEqual([])
})
