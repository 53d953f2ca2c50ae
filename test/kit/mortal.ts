import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '@tieout/prisma/testing'
import { defaultClientId, defaultClientSecret, defaultWebhookKey } from '../xero-simulator/simulator.ts'
import { freePort, run, untilReady, type Running } from './processes.ts'
import { runApi } from './product.ts'

/** Tieout and Xero as two processes that can be killed at any moment; only the database and Xero's file live on. */
export interface MortalWorld {
  apiUrl: string
  webUrl: string
  databaseUrl: string
  startTieout(): Promise<void>
  startXero(): Promise<void>
  /** As a power cut: nothing is finished, nothing is written any more. */
  killTieout(): Promise<void>
  killXero(): Promise<void>
  /** One of the simulator's levers over HTTP: a GET, or a POST of `body`. */
  lever(path: string, body?: object): Promise<any>
  close(): Promise<void>
}

export async function openMortalWorld(): Promise<MortalWorld> {
  const database = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'tieout-mortal-'))
  const [apiPort, xeroPort] = [await freePort(), await freePort()]
  const [apiUrl, xeroUrl, webUrl] = [
    `http://127.0.0.1:${apiPort}`,
    `http://localhost:${xeroPort}`,
    'http://localhost:3999',
  ]
  const application = { clientId: defaultClientId, clientSecret: defaultClientSecret, webhookKey: defaultWebhookKey }
  let tieout: Running | undefined
  let xero: Running | undefined
  const killTieout = async () => tieout?.kill()
  const killXero = async () => xero?.kill()
  return {
    ...{ apiUrl, webUrl, databaseUrl: database.url, killTieout, killXero },
    startTieout: async () => {
      tieout = runApi({ databaseUrl: database.url, apiPort, webUrl, xero: { url: xeroUrl, ...application } })
      await untilReady(tieout, `${apiUrl}/readyz`)
    },
    startXero: async () => {
      xero = run([process.execPath, 'test/xero-simulator/main.ts'], {
        PORT: `${xeroPort}`,
        SIMULATOR_DATA: join(folder, 'xero.sqlite'),
        SIMULATOR_WEBHOOK_URL: `${apiUrl}/webhooks/xero`,
      })
      await untilReady(xero, xeroUrl)
    },
    lever: async (path, body) => {
      const given = body && { method: 'POST', body: JSON.stringify(body) }
      const answer = await fetch(`${xeroUrl}/_simulator${path}`, given)
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    close: async () => {
      await killTieout()
      await killXero()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
