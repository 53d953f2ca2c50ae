import type { Finding, PrismaClient } from '@tieout/prisma'
import type { FieldDifference } from '../engine/tie-out.ts'
import { toDecimal } from '../engine/money.ts'
import { csvRow } from '../lib/csv.ts'
import { toDay } from '../lib/scalars.ts'
import { readTotals } from './totals.ts'

/** The statement of one reconciliation as CSV: who, when and what; the sums of every class, by kind and currency; then each finding. */
export async function writeStatement(prisma: PrismaClient, id: string): Promise<string> {
  const one = await prisma.reconciliation.findUniqueOrThrow({
    where: { id },
    include: {
      organisation: true,
      workspace: true,
      findings: { orderBy: [{ kind: 'asc' }, { class: 'asc' }, { number: 'asc' }] },
    },
  })
  const timeZone = one.organisation.timeZone ?? one.workspace.timeZone
  const at = (time: Date | null) => (time ? momentText(time, timeZone) : '')
  const period = one.issuedFrom && one.issuedTo ? `${toDay(one.issuedFrom)} to ${toDay(one.issuedTo)}` : ''
  const head: [string, string | number][] = [
    ['Organisation', one.organisation.name],
    ['Workspace', one.workspace.name],
    ['Documents issued', period],
    ['Read from Xero', `${at(one.startedAt)} to ${at(one.readAt)}`],
    ['Time zone', timeZone],
    ['State', one.state],
    ['Differences', one.differences],
    ['Accepted', one.accepted],
    ['Xero calls used', one.calls],
  ]
  const totals = readTotals(one.totals).map((total) =>
    csvRow([
      ...[total.kind, total.class, total.currency, total.count, toDecimal(total.ours), toDecimal(total.theirs)],
      ...[toDecimal(total.ours - total.theirs), toDecimal(total.oursPaid), toDecimal(total.theirsPaid)],
    ]),
  )
  return [
    ...head.map(csvRow),
    csvRow([]),
    csvRow([
      'Kind',
      'Class',
      'Currency',
      'Documents',
      'Tieout',
      'Xero',
      'Difference',
      'Paid in Tieout',
      'Paid in Xero',
    ]),
    ...totals,
    csvRow([]),
    csvRow([
      ...['Kind', 'Class', 'Number', 'Contact', 'Issued', 'Currency', 'Tieout', 'Xero'],
      ...['What differs', 'Done', 'By', 'At'],
    ]),
    ...one.findings.map((finding) => csvRow(findingCells(finding, at))),
  ].join('')
}

function findingCells(finding: Finding, at: (time: Date | null) => string): string[] {
  const fields = finding.fields as unknown as FieldDifference[]
  const { repair, repairedAt, repairedBy, acceptedAt, acceptedBy } = finding
  return [
    ...[finding.kind, finding.class, finding.number, finding.contactName, toDay(finding.issuedOn), finding.currency],
    finding.ours === null ? '' : toDecimal(finding.ours),
    finding.theirs === null ? '' : toDecimal(finding.theirs),
    fields.map(({ field, ours, theirs }) => `${field}: ${ours} / ${theirs}`).join('; '),
    repair ?? (acceptedAt ? 'ACCEPTED' : ''),
    repairedBy ?? acceptedBy ?? '',
    at(repairedAt ?? acceptedAt),
  ]
}

/** `2026-11-21 02:10:05`, as clocks there say it. */
function momentText(time: Date, timeZone: string): string {
  const format = { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('sv-SE', format).format(time)
}
