import type { Workspace } from '@tieout/prisma'
import { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { findLink } from '../connection/find-link.ts'
import { presets } from '../engine/direction.ts'
import { inTransaction } from '../lib/transaction.ts'
import { followDirection } from '../sync/change-direction.ts'
import { check, Name, TimeZone } from '../lib/input.ts'
import { InvalidInput } from '../problem/problem.ts'
import type { Viewer } from './session.ts'
import { lockWorkspace } from './lock-workspace.ts'
import { saveWorkspace } from './workspace.store.ts'

const Input = z.object({
  name: Name('Name').nullish(),
  timeZone: TimeZone.nullish(),
  pushTrigger: z.enum(['ON_SEND', 'ON_SAVE', 'MANUAL']).nullish(),
  createdStatus: z.enum(['DRAFT', 'SUBMITTED', 'AUTHORISED']).nullish(),
  composeCreateStatus: z.enum(['DRAFT', 'SUBMITTED', 'AUTHORISED']).nullish(),
  requireExplicitTaxMapping: z.boolean().nullish(),
  autoCreateContacts: z.boolean().nullish(),
  contactMatchOrder: z.enum(['EMAIL_NAME', 'NAME_EMAIL']).nullish(),
  strictAccountFilter: z.boolean().nullish(),
  expensesAs: z.enum(['SPEND_MONEY', 'BILL']).nullish(),
  direction: z.enum(['ONE_WAY', 'PAID_STATUS_BACK', 'TWO_WAY']).nullish(),
  paymentsPush: z.boolean().nullish(),
  paymentsPull: z.boolean().nullish(),
  contactsPush: z.boolean().nullish(),
  contactsPull: z.boolean().nullish(),
})

/** Changes the workspace's settings; what the input leaves out stays. A direction is a word for four flows (rule C4). */
export async function updateWorkspace(
  { prisma, clock, wake }: Dependencies,
  { workspaceId }: Viewer,
  input: z.input<typeof Input>,
): Promise<Workspace | InvalidInput> {
  const change = check(Input, input)
  if (change instanceof InvalidInput) return change
  const { direction, ...settings } = change
  const all = { ...(direction ? presets[direction] : {}), ...given(settings) }
  const link = await findLink(prisma, workspaceId)
  const now = new Date(clock.now())
  const saved = await inTransaction(prisma, async (transaction) => {
    const before = await lockWorkspace(transaction, workspaceId)
    const after = await saveWorkspace(transaction, workspaceId, all)
    if (link) await followDirection(transaction, link.target, { before, after, now })
    return after
  })
  if (link) wake(link.target.organisationId)
  return saved
}

function given(settings: object): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null && value !== undefined))
}
