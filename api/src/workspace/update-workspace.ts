import type { Workspace } from '@tieout/prisma'
import { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { check, Name, TimeZone } from '../lib/input.ts'
import { InvalidInput } from '../problem/problem.ts'
import type { Viewer } from './session.ts'
import { saveWorkspace } from './workspace.store.ts'

const Input = z.object({
  name: Name('Name').nullish(),
  timeZone: TimeZone.nullish(),
  pushTrigger: z.enum(['ON_SEND', 'MANUAL']).nullish(),
  createdStatus: z.enum(['DRAFT', 'SUBMITTED', 'AUTHORISED']).nullish(),
  requireExplicitTaxMapping: z.boolean().nullish(),
  autoCreateContacts: z.boolean().nullish(),
  contactMatchOrder: z.enum(['EMAIL_NAME', 'NAME_EMAIL']).nullish(),
  strictAccountFilter: z.boolean().nullish(),
  expensesAs: z.enum(['SPEND_MONEY', 'BILL']).nullish(),
})

/** Changes the workspace's settings; what the input leaves out stays. */
export async function updateWorkspace(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  input: z.input<typeof Input>,
): Promise<Workspace | InvalidInput> {
  const change = check(Input, input)
  if (change instanceof InvalidInput) return change
  const given = Object.entries(change).filter(([, value]) => value !== null && value !== undefined)
  return saveWorkspace(prisma, workspaceId, Object.fromEntries(given))
}
