import type { Creation } from '@tieout/prisma'
import type { Refusal } from '../engine/ledger-answer.ts'
import type { LedgerItemRow } from '../engine/ledger-organisation.ts'
import { publish } from '../events/publish.ts'
import { takeInItem, takeInItems } from '../reference-data/take-in-items.ts'
import { call, fenced, now, type Run } from '../sync/run.ts'
import { lockCreations, markLeft, refuseCreation, removeCreation, tieItem } from './creation.store.ts'
import { itemOfCode, type ItemDetails, toPlannedItem } from './item-details.ts'

/** How one ended: the item as the ledger has it, or why it refused. */
type Made = { creation: Creation } & ({ item: LedgerItemRow } | { refusals: Refusal[] })

const taken: Refusal = { code: 'ITEM_CODE_TAKEN', said: 'Xero has an item of this code.', line: undefined }

/**
 * Creates items. All are read first: what has the code already is ours where a write of it left before, and somebody
 * else's otherwise. Answers those that must wait.
 */
export async function makeItems(run: Run, due: readonly Creation[]): Promise<readonly Creation[]> {
  const { ledger } = run.dependencies
  const read = await call(run, { isInteractive: true }, (access) => ledger.readItems(access))
  if (!read.ok) return due
  await fenced(run, (transaction) => takeInItems(transaction, run.target.organisationId, read.value, now(run)))
  const [made, missing]: [Made[], Creation[]] = [[], []]
  for (const creation of due) {
    const item = itemOfCode(read.value, detailsOf(creation).code)
    if (!item) missing.push(creation)
    else made.push(creation.leftAt ? { creation, item } : { creation, refusals: [taken] })
  }
  await settle(run, made)
  return missing.length === 0 ? [] : write(run, missing)
}

/** Answers those whose outcome is not known. */
async function write(run: Run, creations: readonly Creation[]): Promise<readonly Creation[]> {
  const { ledger, newId } = run.dependencies
  const encoded = ledger.encodeItems(creations.map((creation) => toPlannedItem(detailsOf(creation))))
  const key = `${run.target.ledgerOrganisationId}-items-${newId()}`
  const ids = creations.map(({ id }) => id)
  const beforeSend = () => fenced(run, (transaction) => markLeft(transaction, ids, now(run)))
  const answer = await call(run, { isInteractive: true, beforeSend }, (access) =>
    ledger.writeItems(access, encoded, key),
  )
  if (!answer.ok) {
    if (answer.failure.kind !== 'rejected') return creations
    const [only, ...others] = creations
    if (only && others.length === 0) {
      await settle(run, [{ creation: only, refusals: answer.failure.refusals }])
      return []
    }
    // Nothing of it was saved: halve it until the guilty one is alone.
    const middle = Math.ceil(creations.length / 2)
    const first = await write(run, creations.slice(0, middle))
    return [...first, ...(await write(run, creations.slice(middle)))]
  }
  const made = creations.flatMap((creation): Made[] => {
    const { code } = detailsOf(creation)
    const outcome = answer.value.find(({ key: said }) => said?.toLowerCase() === code.toLowerCase())
    if (!outcome) return []
    return 'saved' in outcome ? [{ creation, item: outcome.saved }] : [{ creation, refusals: outcome.refusals }]
  })
  await settle(run, made)
  return creations.filter((creation) => !made.some((one) => one.creation === creation))
}

async function settle(run: Run, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return
  const { organisationId, workspaceId, connectionId } = run.target
  await fenced(run, async (transaction) => {
    const asked = await lockCreations(
      transaction,
      made.map(({ creation }) => creation.id),
    )
    for (const one of made) {
      if (!asked.has(one.creation.id)) continue
      if ('refusals' in one) {
        await refuseCreation(transaction, one.creation.id, one.refusals)
        continue
      }
      await takeInItem(transaction, organisationId, one.item)
      await tieItem(transaction, one.creation, { ledgerId: one.item.ledgerItemId, now: now(run) })
      await removeCreation(transaction, one.creation.id)
    }
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
  })
}

function detailsOf({ details }: Creation): ItemDetails {
  return details as unknown as ItemDetails
}
