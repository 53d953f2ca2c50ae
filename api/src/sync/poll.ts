import type { LedgerForm } from '../engine/ledger-documents.ts'
import type { Look } from '../engine/read-again.ts'
import { ensureContactMirror } from './contact-mirror.store.ts'
import { takeIn } from './refresh.ts'
import { call, fenced, now, type Run } from './run.ts'

/** Not every change bumps the ledger's date, and dates are whole seconds: read a little again each time. */
const overlapMs = 2 * 60_000

/**
 * Reads every document changed since the last complete read, and every contact unless the workspace wants none: what
 * webhooks lost comes in here, and what they never tell.
 * The cursor moves only when the last page was read; a read broken off is begun anew.
 */
export async function poll(run: Run): Promise<Look> {
  const { prisma } = run.dependencies
  const { organisationId } = run.target
  const organisation = await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } })
  const startedAt = now(run)
  const readTo = organisation.invoicesReadTo ?? organisation.createdAt
  const since = new Date(readTo.getTime() - overlapMs)
  for (const form of await findForms(run)) if (!(await readChanged(run, form, since))) return 'unread'
  const { contactsPull } = await prisma.workspace.findUniqueOrThrow({ where: { id: run.target.workspaceId } })
  if (contactsPull && !(await ensureContactMirror(run, false))) return 'unread'
  await fenced(run, (transaction) =>
    transaction.organisation.update({
      where: { id: organisationId },
      data: { invoicesReadTo: startedAt, lastPolledAt: startedAt },
    }),
  )
  return 'taken'
}

/** Invoices, bills with them, always; the others, which cost a call each, where there are any of ours. */
async function findForms(run: Run): Promise<LedgerForm[]> {
  const { organisationId } = run.target
  const found = await run.dependencies.prisma.syncStatus.findMany({
    where: { organisationId, ledgerForm: { in: ['CREDIT_NOTE', 'SPEND_MONEY'] } },
    distinct: ['ledgerForm'],
    select: { ledgerForm: true },
  })
  return ['INVOICE', ...found.flatMap(({ ledgerForm }) => ledgerForm ?? [])]
}

async function readChanged(run: Run, form: LedgerForm, since: Date): Promise<boolean> {
  const { ledger } = run.dependencies
  for (let page = 1; ; page++) {
    const answer = await call(run, { isInteractive: false }, (access) =>
      ledger.readDocumentsChangedSince(access, form, since, page),
    )
    if (!answer.ok) return false
    await takeIn(run, answer.value.documents)
    if (!answer.value.more) return true
  }
}
