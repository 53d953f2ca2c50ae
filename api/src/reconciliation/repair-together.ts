import type { Finding, FindingRepair } from '@tieout/prisma'
import { everyForm } from '../engine/document-kind.ts'
import type { Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import type { Problem } from '../problem/problem.ts'
import type { Target } from '../sync/dependencies.ts'
import { pushOver } from '../sync/drift/push-over.ts'
import { queueRefresh } from '../sync/queue-refresh.ts'
import { sendPaymentsAgain } from '../sync/send-payments-again.ts'

interface RepairContext {
  transaction: Transaction
  target: Target
  now: Date
}

/** Repairs that are written down together, in one transaction; answers those that were refused. */
export async function repairTogether(
  { transaction, target, now }: RepairContext,
  repair: FindingRepair,
  findings: readonly Finding[],
): Promise<{ finding: Finding; problem: Problem }[]> {
  const documentIds = findings.flatMap((finding) => finding.documentId ?? [])
  if (documentIds.length === 0) return []
  const { workspaceId, organisationId, ledgerOrganisationId } = target
  const request = { workspaceId, organisationId, documentIds, now }
  switch (repair) {
    case 'PUSH': {
      const seen = findings.flatMap(({ documentId, held }) => (documentId && held ? [{ documentId, held }] : []))
      await pushOver(transaction, { ...request, isWorking: true }, seen)
      return []
    }
    case 'PUSH_AGAIN':
      await pushOver(transaction, { ...request, isWorking: true }, [])
      await sendPaymentsAgain(transaction, { ...request, isNew: true })
      return []
    case 'TAKE_PAYMENTS': {
      for (const form of everyForm) {
        const own = findings.filter((finding) => finding.form === form)
        const ledgerIds = own.flatMap((finding) => finding.ledgerId ?? [])
        await queueRefresh(transaction, { ledgerOrganisationId, form, ledgerIds, now })
      }
      return []
    }
    case 'SEND_PAYMENTS': {
      const sent = await sendPaymentsAgain(transaction, { ...request, isNew: false })
      return findings
        .filter((finding) => !sent.has(finding.documentId ?? ''))
        .map((finding) => ({ finding, problem: conflict('NO_PAYMENT_TO_SEND', { name: finding.number }) }))
    }
    case 'LINK':
    case 'VOID_HERE':
    case 'UNLINK':
      return []
  }
}
