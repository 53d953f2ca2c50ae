import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

let dataDir: string
let ports: [number, number]
let started: ChildProcess[] = []

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tieout-launch-'))
  ports = [await freePort(), await freePort()]
})

afterEach(async () => {
  for (const child of started) child.kill('SIGTERM')
  await vi.waitUntil(() => processesOfTest() === 0, { timeout: 60_000, interval: 100 })
  started = []
})

afterAll(() => rm(dataDir, { recursive: true }))

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends everything that was started, and that is no failure',
  async (signal) => {
    const product = start()
    await product.says('everything is up')
    // The launcher, two servers with a child each, and PostgreSQL.
    expect(processesOfTest()).toBeGreaterThanOrEqual(6)

    product.child.kill(signal)
    expect(await product.exitCode).toBe(0)
    expect(processesOfTest()).toBe(0)
  },
)

test('a launcher that is killed leaves no process behind', async () => {
  const product = start()
  await product.says('everything is up')

  product.child.kill('SIGKILL')
  await vi.waitUntil(() => processesOfTest() === 0, { timeout: 60_000, interval: 100 })
})

test('a stop in the middle of the start leaves no process behind', async () => {
  const product = start()
  await product.says('PostgreSQL')

  product.child.kill('SIGTERM')
  expect(await product.exitCode).toBe(0)
  expect(processesOfTest()).toBe(0)
})

test('a program that ends by itself ends everything, with its last words', async () => {
  const product = start()
  await product.says('everything is up')

  await fetch(`http://127.0.0.1:${ports[0]}/crash`).catch(() => {})
  expect(await product.exitCode).toBe(1)
  expect(product.output()).toContain('first ended with code 7. Its last lines:\n  the last thing it said')
  expect(processesOfTest()).toBe(0)
})

test('a second start on the same folder is refused in one line and leaves the first alone', async () => {
  const product = start()
  await product.says('everything is up')

  const second = start()
  expect(await second.exitCode).toBe(1)
  expect(second.output().trim()).toBe(
    `✗ Tieout already runs on ${dataDir} (process ${product.child.pid}): stop that one, or set TIEOUT_DATA_DIR and the ports to start another.`,
  )
  expect((await fetch(`http://127.0.0.1:${ports[0]}/`)).status).toBe(200)
})

test('every taken port is named, with the setting that moves it, before anything is started', async () => {
  const squatters = await Promise.all(ports.map((port) => listen(port)))
  const product = start()
  expect(await product.exitCode).toBe(1)
  expect(product.output().trim().split('\n')).toEqual([
    `✗ Port ${ports[0]}, for the first, is taken by another program: stop it, or set FIRST_PORT to a free port.`,
    `Port ${ports[1]}, for the second, is taken by another program: stop it, or set SECOND_PORT to a free port.`,
  ])
  for (const squatter of squatters) squatter.close()
})

test('the loss of the package manager it was started by ends everything', async () => {
  const product = start('pnpm')
  await product.says('everything is up')

  product.child.kill('SIGKILL')
  await vi.waitUntil(() => processesOfTest() === 0, { timeout: 60_000, interval: 100 })
})

function start(through?: 'pnpm') {
  const script = join(import.meta.dirname, 'fixtures/product.ts')
  const args = [script, dataDir, ...ports.map(String), dataDir]
  // A shell that is called as pnpm is, and waits for what it started.
  const wrapped = ['-c', '"$@"; exit $?', 'pnpm', process.execPath, ...args]
  const child = through
    ? spawn('/bin/sh', wrapped, { argv0: '/usr/bin/pnpm', stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const exitCode = once(child, 'close').then(([code]) => code as number | null)
  const says = (words: string) =>
    vi
      .waitUntil(() => text.includes(words), { timeout: 60_000, interval: 100 })
      .catch(() => expect(text).toContain(words))
  return { child, exitCode, says, output: () => text }
}

/** Every process of these tests has the data folder in its command line, or is a child of one that has. */
function processesOfTest(): number {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  return lines.filter((line) => line.includes(dataDir) && !line.includes('ps -eo')).length
}

async function freePort(): Promise<number> {
  const server = await listen(0)
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function listen(port: number) {
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}
