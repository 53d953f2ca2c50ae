import type { WebhookDelivery, WebhookEndpoint } from '@tieout/prisma'
import { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { check, OptionalText } from '../lib/input.ts'
import { seal } from '../lib/seal.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { InvalidInput, NotFound, type Conflict } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { findFault } from './address.ts'
import { secretOwner } from './deliver.ts'
import { eventTypes, type EventType } from './event-types.ts'
import { makeSecret } from './sign.ts'
import { addEndpoint, addTest, changeEndpoint, countEndpoints, findDelivery, findEndpoint } from './webhook.store.ts'
import { removeEndpoint, sendAgain } from './webhook.store.ts'

const Types = z.array(z.enum(Object.keys(eventTypes) as [EventType, ...EventType[]]))

function makeInput(allowsLocal: boolean) {
  const Url = z.string().superRefine((url, context) => {
    const fault = findFault(url, allowsLocal)
    if (fault) context.addIssue({ code: 'custom', message: fault })
  })
  return z.object({ url: Url, description: OptionalText('Description', 200), events: Types.nullish() })
}

export type EndpointInput = z.input<ReturnType<typeof makeInput>>

/** An endpoint with the secret that signs for it; the secret is not told again. */
export interface EndpointSecret {
  endpoint: WebhookEndpoint
  secret: string
}

/** More than anybody needs, and few enough to be told at once. */
const mostEndpoints = 10

export async function createEndpoint(
  { prisma, env, sealKey, newId }: Dependencies,
  { workspaceId }: Viewer,
  input: EndpointInput,
): Promise<EndpointSecret | InvalidInput | Conflict> {
  const wanted = check(makeInput(env.webhooksToLocalhost), input)
  if (wanted instanceof InvalidInput) return wanted
  const [id, secret] = [newId(), makeSecret()]
  return inTransaction(prisma, async (transaction) => {
    if ((await countEndpoints(transaction, workspaceId)) >= mostEndpoints) return conflict('TOO_MANY_ENDPOINTS')
    const endpoint = await addEndpoint(transaction, {
      ...{ id, workspaceId, url: wanted.url, description: wanted.description ?? null, events: wanted.events ?? [] },
      sealedSecret: seal(secret, secretOwner(id), sealKey),
    })
    return { endpoint, secret }
  })
}

export type EndpointChange = Partial<EndpointInput> & { enabled?: boolean | null }

export async function updateEndpoint(
  { prisma, env }: Dependencies,
  { workspaceId }: Viewer,
  id: string | undefined,
  input: EndpointChange,
): Promise<WebhookEndpoint | NotFound | InvalidInput> {
  const { enabled, ...rest } = input
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== undefined))
  const wanted = check(makeInput(env.webhooksToLocalhost).partial(), given)
  if (wanted instanceof InvalidInput) return wanted
  return inTransaction(prisma, async (transaction) => {
    const found = await findEndpoint(transaction, workspaceId, id ?? '')
    if (!found) return new NotFound('webhook endpoint')
    const { url, description, events } = wanted
    return changeEndpoint(transaction, found.id, {
      ...(url === undefined ? {} : { url }),
      ...(description === undefined ? {} : { description }),
      ...(events ? { events } : {}),
      ...(enabled === true ? { state: 'ENABLED', disabledBecause: null, failingSince: null } : {}),
      ...(enabled === false ? { state: 'DISABLED', disabledBecause: 'PERSON' } : {}),
    })
  })
}

export async function deleteEndpoint(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  id: string | undefined,
): Promise<{ workspaceId: string } | NotFound> {
  return inTransaction(prisma, async (transaction) => {
    const found = await findEndpoint(transaction, workspaceId, id ?? '')
    if (!found) return new NotFound('webhook endpoint')
    await removeEndpoint(transaction, found.id)
    return { workspaceId }
  })
}

const overlapMs = 24 * 60 * 60_000

/** Makes a new secret; for a day both sign, so that nothing is refused meanwhile. */
export async function rotateSecret(
  { prisma, clock, sealKey }: Dependencies,
  { workspaceId }: Viewer,
  id: string | undefined,
): Promise<EndpointSecret | NotFound> {
  const secret = makeSecret()
  return inTransaction(prisma, async (transaction) => {
    const found = await findEndpoint(transaction, workspaceId, id ?? '')
    if (!found) return new NotFound('webhook endpoint')
    const endpoint = await changeEndpoint(transaction, found.id, {
      sealedSecret: seal(secret, secretOwner(found.id), sealKey),
      sealedPreviousSecret: found.sealedSecret,
      previousSecretUntil: new Date(clock.now() + overlapMs),
    })
    return { endpoint, secret }
  })
}

export async function sendTest(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  id: string | undefined,
): Promise<WebhookDelivery | NotFound | Conflict> {
  return inTransaction(prisma, async (transaction) => {
    const found = await findEndpoint(transaction, workspaceId, id ?? '')
    if (!found) return new NotFound('webhook endpoint')
    return found.state === 'ENABLED' ? addTest(transaction, found) : conflict('ENDPOINT_OFF')
  })
}

export async function resendDelivery(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  id: string | undefined,
): Promise<WebhookDelivery | NotFound> {
  return inTransaction(prisma, async (transaction) => {
    const found = await findDelivery(transaction, workspaceId, id ?? '')
    return found ? sendAgain(transaction, found.id) : new NotFound('delivery')
  })
}
