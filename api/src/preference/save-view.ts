import type { ListName, SavedView } from '@tieout/prisma'
import { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { check, Name } from '../lib/input.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, InvalidInput } from '../problem/problem.ts'
import { lockWorkspace } from '../workspace/lock-workspace.ts'
import { permissionsOf } from '../workspace/roles.ts'
import type { Viewer } from '../workspace/session.ts'
import { findViews, keepView } from './saved-view.store.ts'

/** A list with more tabs than this is no help to anybody. */
const most = 20

const Input = z.object({
  name: Name('Name').max(40, 'Name can have up to 40 characters.'),
  query: z
    .string()
    .max(500, 'The filters can have up to 500 characters.')
    // What turns pages belongs to the moment, not to the view.
    .transform((text) => withoutPage(text)),
})

export interface ViewInput {
  list: ListName
  name: string
  query: string
  shared: boolean
}

/** Keeps a list's filters and order under a name. */
export async function saveView(
  { prisma, clock }: Dependencies,
  viewer: Viewer,
  { list, shared, ...input }: ViewInput,
): Promise<SavedView | InvalidInput | Conflict> {
  if (viewer.kind === 'key') return conflict('PERSON_ONLY')
  const checked = check(Input, input)
  if (checked instanceof InvalidInput) return checked
  if (shared && !permissionsOf(viewer.role).send)
    return new InvalidInput([{ path: 'shared', message: 'You may only read here: keep the view for yourself.' }])
  const { workspaceId } = viewer
  const userId = shared ? null : viewer.userId
  return inTransaction(prisma, async (transaction) => {
    // Two tabs that save the same name at once make one view.
    await lockWorkspace(transaction, workspaceId)
    const views = await findViews(transaction, viewer, list)
    const before = views.find((one) => one.name === checked.name && one.userId === userId)
    if (!before && views.length >= most) {
      const message = `A list can have up to ${most} views. Delete one first.`
      return new InvalidInput([{ path: 'name', message }])
    }
    const view = { workspaceId, userId, list, ...checked, createdAt: new Date(clock.now()) }
    return keepView(transaction, before, view)
  })
}

function withoutPage(text: string): string {
  const query = new URLSearchParams(text)
  query.delete('after')
  query.delete('before')
  return query.toString()
}
