import { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js'
import { onTestFinished } from 'vitest'
import { northlightId, startSimulator, type Simulator, type SimulatorOptions } from '../simulator.ts'
import { checkAnswer } from './check-answer.ts'

/** What the tests ask for, unless they ask for less. */
export const allScopes =
  'openid profile email offline_access accounting.invoices accounting.contacts accounting.payments accounting.banktransactions accounting.attachments accounting.settings.read'

/** The address the tests are sent back to. */
export const redirectUri = 'http://localhost:3999/callback'

/** The token endpoint's answer. */
export interface Tokens {
  access_token: string
  refresh_token: string
  id_token: string
  expires_in: number
  scope: string
  error?: string
}

/** One answer, read. */
export interface Reply {
  status: number
  headers: Headers
  text: string
  /** Parsed, for looking into; undefined when it is not JSON. */
  json: any
}

/** A simulator that ends with the test. */
export async function simulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const started = await startSimulator(options)
  onTestFinished(() => started.close())
  return started
}

export function authorisationUrl(sim: Simulator, change: Record<string, string> = {}): string {
  const query = {
    response_type: 'code',
    client_id: sim.clientId,
    redirect_uri: redirectUri,
    scope: allScopes,
    state: 'st4te',
    ...change,
  }
  return `${sim.url}/identity/connect/authorize?${new URLSearchParams(query)}`
}

/** Posts to the token endpoint with the client's Basic credentials. */
export async function token(sim: Simulator, form: Record<string, string>): Promise<{ status: number; body: Tokens }> {
  const authorization = `Basic ${Buffer.from(`${sim.clientId}:${sim.clientSecret}`).toString('base64')}`
  const response = await fetch(`${sim.url}/connect/token`, {
    method: 'POST',
    headers: { authorization },
    body: new URLSearchParams(form),
  })
  return { status: response.status, body: (await response.json()) as Tokens }
}

/** Consents and exchanges the code. */
export async function signIn(
  sim: Simulator,
  options: { organisationIds?: string[]; userId?: string; scope?: string } = {},
): Promise<Tokens> {
  const { scope, ...rest } = options
  const location = sim.control.authorise({ url: authorisationUrl(sim, scope ? { scope } : {}), ...rest })
  const code = new URL(location).searchParams.get('code') ?? ''
  return (await token(sim, { grant_type: 'authorization_code', code, redirect_uri: redirectUri })).body
}

/** A client connected to one organisation. */
export class Session {
  readonly sim: Simulator
  readonly tokens: Tokens
  readonly organisationId: string
  readonly api = new AccountingApi()

  constructor(sim: Simulator, tokens: Tokens, organisationId: string) {
    this.sim = sim
    this.tokens = tokens
    this.organisationId = organisationId
    this.api.basePath = `${sim.url}/api.xro/2.0`
    this.api.accessToken = tokens.access_token
  }

  /** One raw call of the Accounting API; every JSON answer is checked against xero-node's models and Xero's own description. */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const authorization = `Bearer ${this.tokens.access_token}`
    const response = await fetch(`${this.sim.url}/api.xro/2.0${path}`, {
      method,
      headers: {
        authorization,
        'xero-tenant-id': this.organisationId,
        accept: 'application/json',
        'content-type': 'application/json',
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json') ? parse(text) : undefined
    if (response.status === 200) checkAnswer(method, path, json)
    return { status: response.status, headers: response.headers, text, json }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A client connected to Northlight, or to another organisation. */
export async function connect(sim: Simulator, organisationId = northlightId): Promise<Session> {
  return new Session(sim, await signIn(sim, { organisationIds: [organisationId] }), organisationId)
}

/** A fresh simulator with a connected client. */
export async function session(options: SimulatorOptions = {}): Promise<Session> {
  return connect(await simulator(options))
}

/** The validation messages of an answer, wherever they stand. */
export function messagesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(messagesOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'ValidationErrors' ? (inner as { Message: string }[]).map(({ Message }) => Message) : messagesOf(inner),
  )
}
