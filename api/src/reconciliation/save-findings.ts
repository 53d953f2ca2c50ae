import { createHash } from 'node:crypto'
import type { Prisma, Reconciliation } from '@tieout/prisma'
import { kindOf } from '../engine/document-kind.ts'
import type { EntryClass } from '../engine/tie-out.ts'
import { ourValue, theirValue } from '../engine/tie-out.ts'
import { toDate } from '../lib/scalars.ts'
import type { Transaction } from '../lib/transaction.ts'
import { json } from '../lib/json.ts'
import { toStored } from '../sync/held.ts'
import type { Judged } from './compare-some.ts'

/** Keeps what does not tie out. A difference that somebody accepted stays accepted until it becomes another. */
export async function saveFindings(
  transaction: Transaction,
  { id: reconciliationId, workspaceId, organisationId }: Reconciliation,
  judged: readonly Judged[],
): Promise<void> {
  const found = judged.filter((one) => isFinding(one.verdict.class))
  if (found.length === 0) return
  const subjects = found.map(subjectOf)
  const accepted = await transaction.acceptedDifference.findMany({
    where: { organisationId, subject: { in: subjects } },
  })
  const bySubject = new Map(accepted.map((one) => [one.subject, one]))
  await transaction.finding.createMany({
    data: found.map((one): Prisma.FindingCreateManyInput => {
      const fingerprint = fingerprintOf(one)
      const known = bySubject.get(subjectOf(one))
      const { acceptedAt, acceptedBy } = known?.fingerprint === fingerprint ? known : {}
      const of = { reconciliationId, workspaceId, fingerprint }
      return { ...of, ...toRow(one), ...(acceptedAt && acceptedBy ? { acceptedAt, acceptedBy } : {}) }
    }),
  })
}

/** What a person may have to do something about; the rest is counted and not listed. */
function isFinding(name: EntryClass): name is Prisma.FindingCreateManyInput['class'] {
  return name !== 'EQUAL' && name !== 'BEFORE_CONNECTION' && name !== 'FROM_BANK'
}

/** What an acceptance is tied to: the document there, or ours where there is none. */
function subjectOf({ ours, theirs }: Judged): string {
  return theirs?.ledgerId ?? ours?.ledgerId ?? ours?.documentId ?? ''
}

function toRow({ ours, theirs, verdict }: Judged) {
  const isSent = verdict.class === 'DIFFERENT' && theirs
  const form = theirs?.form ?? ours?.entry.form ?? 'INVOICE'
  return {
    kind: ours?.entry.kind ?? kindOf(form),
    form,
    class: verdict.class as Prisma.FindingCreateManyInput['class'],
    documentId: ours?.documentId ?? null,
    ledgerId: theirs?.ledgerId ?? ours?.ledgerId ?? null,
    number: ours?.entry.number ?? theirs?.number ?? '',
    contactName: ours?.entry.contactName ?? theirs?.contactName ?? '',
    issuedOn: toDate(ours?.entry.issuedOn ?? theirs?.issuedOn ?? ''),
    currency: ours?.entry.currency ?? theirs?.currency ?? '',
    ours: ours ? ourValue(ours.entry) : null,
    theirs: theirs ? theirValue(theirs) : null,
    fields: verdict.fields.map((field) => json(field)),
    ...(isSent ? { held: JSON.parse(toStored(theirs)) as Prisma.InputJsonObject } : {}),
  }
}

function fingerprintOf({ ours, theirs, verdict }: Judged): string {
  const sides = [`${ourValue(ours?.entry)}`, `${theirValue(theirs)}`]
  return createHash('sha256')
    .update(JSON.stringify([verdict.class, verdict.fields, sides]))
    .digest('hex')
}
