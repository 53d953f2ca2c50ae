import type { PrismaClient } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'

const FIRST = { INVOICE: 'INV-0001', CREDIT_NOTE: 'CN-0001', EXPENSE: 'EXP-0001' } as const

/** The kinds we number ourselves. A bill has its supplier's number. */
export type NumberedKind = keyof typeof FIRST

/** The number after the highest one in the manner of the newest of its kind: `INV-0041` gives `INV-0042`. */
export async function suggestNumber(
  prisma: PrismaClient | Transaction,
  workspaceId: string,
  kind: NumberedKind = 'INVOICE',
): Promise<string> {
  const [newest] = await prisma.$queryRaw<{ prefix: string; highest: string; width: number }[]>`
    with newest as (
      select substring(number from '^(.*?)[0-9]+$') as prefix from "Document"
      where "workspaceId" = ${workspaceId} and kind = ${kind}::"DocumentKind" and number ~ '[0-9]{1,15}$'
      order by "createdAt" desc, id desc limit 1),
    counted as (
      select n.prefix, substring(d.number from char_length(n.prefix) + 1) as digits
      from "Document" d, newest n
      where d."workspaceId" = ${workspaceId} and d.kind = ${kind}::"DocumentKind" and starts_with(d.number, n.prefix)
        and substring(d.number from char_length(n.prefix) + 1) ~ '^[0-9]{1,15}$')
    select prefix, digits as highest, char_length(digits) as width from counted
    order by digits::numeric desc limit 1`
  if (!newest) return FIRST[kind]
  return `${newest.prefix}${String(BigInt(newest.highest) + 1n).padStart(newest.width, '0')}`
}
