import { cpus, totalmem } from 'node:os'
import { startTestServer, type TestTemplate } from '@tieout/prisma/testing'
import pg from 'pg'
import type { Found } from './figure.ts'

/** What a benchmark is given. */
export interface Bench {
  /** The Postgres server, and the migrated database to copy. */
  template: TestTemplate
  /** How many of `usual` to take: all, or the share BENCH_SCALE says while a benchmark is being written. */
  size(usual: number): number
  /** Progress, on standard error. */
  say(text: string): void
}

/** Measures one thing and holds it against its goal. */
export type Measure = (bench: Bench) => Promise<Found>

/** Runs a benchmark beside a Postgres of its own; answers what it found, and on what it ran. */
export async function run(name: string, measure: Measure): Promise<{ found: Found; ranOn: Record<string, unknown> }> {
  const server = await startTestServer()
  const begun = performance.now()
  const scale = Number(process.env['BENCH_SCALE'] ?? 1)
  const say = (text: string) => console.error(`${name} ${((performance.now() - begun) / 1000).toFixed(1)} s: ${text}`)
  try {
    const postgres = await versionOf(server.template.serverUrl)
    const found = await measure({
      template: server.template,
      size: (usual) => Math.max(1, Math.round(usual * scale)),
      say,
    })
    const took = Math.round(performance.now() - begun) / 1000
    const ranOn = { ...describeMachine(), postgres, took_seconds: took, ...(scale === 1 ? {} : { scale }) }
    return { found, ranOn }
  } finally {
    await server.stop()
  }
}

function describeMachine(): Record<string, unknown> {
  const all = cpus()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return { cpus: all.length, cpu: all[0]?.model.trim() ?? 'unknown', gigabytes, node: process.version }
}

async function versionOf(url: string): Promise<string> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    return rows[0]?.server_version ?? 'unknown'
  } finally {
    await client.end()
  }
}
