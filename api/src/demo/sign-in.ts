import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Env } from '../env.ts'

/** The sign-in anyone may use while Tieout runs beside its simulator. */
export interface DemoSignIn {
  email: string
  password: string
  simulatorUrl: string
}

/** What the demo's seed leaves for the launcher, for scripts and for the sign-in page. */
export interface DemoFile {
  email: string
  password: string
  apiKey: string
}

/** Where that is written. */
export function demoFile(dataDir: string): string {
  return join(dataDir, 'demo.json')
}

/** The demo's sign-in, or null when this is no demo or nothing was seeded yet. */
export async function readDemoSignIn({ demo, xero }: Env): Promise<DemoSignIn | null> {
  if (!demo) return null
  const written = await readDemoFile(demo.dataDir)
  return written && { email: written.email, password: written.password, simulatorUrl: new URL(xero.loginUrl).origin }
}

/** What was seeded, or null. */
export async function readDemoFile(dataDir: string): Promise<DemoFile | null> {
  try {
    return JSON.parse(await readFile(demoFile(dataDir), 'utf8')) as DemoFile
  } catch {
    return null
  }
}
