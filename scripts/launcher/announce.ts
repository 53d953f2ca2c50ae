import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Settings } from './settings.ts'
import { publicAddresses, usesSimulator } from './wiring.ts'

const schema = v.object({ email: v.string(), password: v.string(), apiKey: v.string() })

/** What a person wants to know once everything is up: where it is, how to sign in, and a first call to paste. */
export function announcement(settings: Settings): string {
  const addresses = publicAddresses(settings)
  const lines = [
    '',
    'Tieout is up.',
    '',
    `  Web app         ${addresses.web}`,
    `  GraphQL API     ${addresses.api}/graphql`,
  ]
  if (usesSimulator(settings)) lines.push(`  Xero simulator  ${addresses.simulator}`)
  lines.push(
    `  Logs            ${join(settings.TIEOUT_DATA_DIR, 'logs')}`,
    ...demoLines(settings, addresses.api),
    '',
    'Stop with Ctrl-C.',
    '',
  )
  return lines.join('\n')
}

function demoLines(settings: Settings, api: string): string[] {
  const file = join(settings.TIEOUT_DATA_DIR, 'demo.json')
  if (!usesSimulator(settings) || !existsSync(file)) return []
  const { email, password, apiKey } = v.parse(schema, JSON.parse(readFileSync(file, 'utf8')))
  const query = JSON.stringify({ query: '{ invoices(first: 3) { nodes { number sync { state } } } }' })
  return [
    '',
    `  Sign in as      ${email}`,
    `  Password        ${password}`,
    '',
    '  Ask the API, for example:',
    `  curl ${api}/graphql -H 'Authorization: Bearer ${apiKey}' -H 'Content-Type: application/json' -d '${query}'`,
  ]
}
