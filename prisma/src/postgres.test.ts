import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startPostgres } from './postgres.ts'
import { findProcess } from './processes.ts'

let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tieout-postgres-'))
  const server = await startPostgres({ dataDir })
  await query(server.url, 'create table kept (word text)')
  await query(server.url, `insert into kept values ('first')`)
  await server.stop()
})

afterAll(() => rm(dataDir, { recursive: true }))

test('a stopped server leaves no process, and its data is there at the next start', async () => {
  const server = await startPostgres({ dataDir })
  expect(await query(server.url, 'select word from kept')).toContainEqual({ word: 'first' })

  await server.stop()
  expect(findProcess(server.pid)).toBeUndefined()
})

test('the server listens on this machine alone, and only a password kept from other users opens it', async () => {
  const server = await startPostgres({ dataDir })
  expect(await query(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600)

  const throughTcp = new URL(server.url)
  throughTcp.search = ''
  for (const address of [server.url, throughTcp.href]) {
    expect(await query(address, 'select 1 as answer')).toEqual([{ answer: 1 }])
    const guess = new URL(address)
    guess.password = 'guess'
    await expect(query(guess.href, 'select 1')).rejects.toThrow('password authentication failed')
  }
  await server.stop()
})

test('it is reached through a socket in a folder of its own, and through TCP where the folder’s name is too long', async () => {
  const strange = await mkdtemp(join(tmpdir(), 'tieout "a, b" '))
  const deep = join(strange, 'long'.repeat(30))
  for (const [folder, where] of [
    [strange, null],
    [deep, '127.0.0.1/32'],
  ] as const) {
    const server = await startPostgres({ dataDir: folder })
    expect(await query(server.url, 'select inet_server_addr()::text as where')).toEqual([{ where }])
    await server.stop()
  }
  await rm(strange, { recursive: true })
})

test('when its starter is killed the server ends too, and what was committed is kept', async () => {
  const { starter, url, pid } = await startElsewhere()
  await query(url, `insert into kept values ('before the kill')`)
  starter.kill('SIGKILL')
  await vi.waitUntil(() => !findProcess(pid), { timeout: 10_000 })

  const server = await startPostgres({ dataDir })
  expect(await query(server.url, 'select word from kept')).toContainEqual({ word: 'before the kill' })
  await server.stop()
})

test('a server that was itself killed is started anew with what was committed', async () => {
  const { starter, url, pid } = await startElsewhere()
  await query(url, `insert into kept values ('crash')`)
  process.kill(pid, 'SIGKILL')
  await once(starter, 'exit')

  const server = await startPostgres({ dataDir })
  expect(await query(server.url, 'select word from kept')).toContainEqual({ word: 'crash' })
  await server.stop()
})

test('a second start on data that is in use is refused and harms nothing', async () => {
  const server = await startPostgres({ dataDir })
  await expect(startPostgres({ dataDir })).rejects.toThrow(`in use by process ${process.pid}`)
  expect(await query(server.url, 'select 1 as answer')).toEqual([{ answer: 1 }])
  await server.stop()
})

test('a stale pid file that names a stranger is no hindrance, and the stranger is left alone', async () => {
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await writeFile(join(dataDir, 'cluster', 'postmaster.pid'), `${stranger.pid}\n${dataDir}\n`)

  const server = await startPostgres({ dataDir })
  expect(await query(server.url, 'select 1 as answer')).toEqual([{ answer: 1 }])
  expect(stranger.exitCode).toBeNull()
  expect(stranger.signalCode).toBeNull()
  stranger.kill()
  await server.stop()
})

test('a data folder that is a file is refused in one line that says what to do', async () => {
  const file = join(dataDir, 'a-file')
  await writeFile(file, '')
  await expect(startPostgres({ dataDir: file })).rejects.toThrow(
    /^The data folder .*a-file cannot be used .*TIEOUT_DATA_DIR to another folder\.$/,
  )
})

async function startElsewhere(): Promise<{ starter: ChildProcess; url: string; pid: number }> {
  const starter = fork(join(import.meta.dirname, 'postgres/fixture-starter.ts'), [dataDir], { execArgv: [] })
  const [{ url, pid }] = (await once(starter, 'message')) as [{ url: string; pid: number }]
  return { starter, url, pid }
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
