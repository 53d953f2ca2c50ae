import { Prisma, type PrismaClient } from '@tieout/prisma'
import type { LedgerContact } from '../engine/ledger-documents.ts'
import { execute, type Transaction } from '../lib/transaction.ts'
import { followContacts } from './contact/follow-contacts.ts'
import { call, fenced, now, type Run } from './run.ts'

/** Not every change bumps the ledger's date at once: read a little again, and take the newest. */
const overlapMs = 2 * 60_000

/** A mirror read so lately is not read again, unless it is in doubt: what it misses, the ledger refuses to double. */
const freshMs = 60_000

/** Makes sure that the mirror was read just now, and after any write in doubt. False when it could not be read. */
export async function ensureContactMirror(run: Run, isInteractive: boolean): Promise<boolean> {
  const where = { id: run.target.organisationId }
  const { contactsReadTo, contactsDoubtedAt } = await run.dependencies.prisma.organisation.findUniqueOrThrow({ where })
  const isFresh = !contactsDoubtedAt && contactsReadTo && now(run).getTime() - contactsReadTo.getTime() < freshMs
  return isFresh || refreshContactMirror(run, isInteractive)
}

/** Reads what changed in the ledger's contacts since last time. False when it could not be read to the end. */
export async function refreshContactMirror(run: Run, isInteractive: boolean): Promise<boolean> {
  const { prisma, ledger } = run.dependencies
  const { organisationId } = run.target
  const { contactsReadTo } = await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } })
  const since = contactsReadTo ? new Date(contactsReadTo.getTime() - overlapMs) : undefined
  const startedAt = now(run)
  for (let page = 1; ; page++) {
    const answer = await call(run, { isInteractive }, (access) => ledger.readContacts(access, since, page))
    if (!answer.ok) return false
    const { contacts } = answer.value
    await fenced(run, async (transaction) => {
      await followContacts(transaction, run.target, { contacts, now: startedAt })
      await mirrorContacts(transaction, organisationId, contacts, startedAt)
    })
    if (!answer.value.more) break
  }
  await fenced(run, (transaction) =>
    transaction.organisation.update({
      where: { id: organisationId },
      data: { contactsReadTo: startedAt, contactsDoubtedAt: null },
    }),
  )
  return true
}

/** From here on the ledger may have contacts that the mirror lacks: it is read before any are written again. */
export function doubtContactMirror(run: Run): Promise<void> {
  return setDoubt(run, now(run))
}

/** What became of the last write of contacts is known and kept. */
export function trustContactMirror(run: Run): Promise<void> {
  return setDoubt(run, null)
}

async function setDoubt(run: Run, contactsDoubtedAt: Date | null): Promise<void> {
  const where = { id: run.target.organisationId }
  await fenced(run, (transaction) => transaction.organisation.update({ where, data: { contactsDoubtedAt } }))
}

/** Two clients may have found the same contact: it is kept once. */
export async function mirrorContacts(
  transaction: Transaction,
  organisationId: string,
  contacts: readonly LedgerContact[],
  readAt: Date,
): Promise<void> {
  if (contacts.length === 0) return
  const rows = JSON.stringify([...new Map(contacts.map((one) => [one.ledgerContactId, toRow(one, readAt)])).values()])
  await execute(
    transaction,
    Prisma.sql`
      insert into "LedgerContact"
        (id, "organisationId", "ledgerContactId", number, name, email, phone, archived, "mergedInto", "updatedAt",
         "isCustomer", "isSupplier", receivable, payable, "balancesAt")
      select gen_random_uuid(), ${organisationId}, "ledgerContactId", number, name, email, phone, archived, "mergedInto", "updatedAt",
        coalesce("isCustomer", false), coalesce("isSupplier", false), receivable, payable, "balancesAt"
      from jsonb_to_recordset(${rows}::jsonb) as r ("ledgerContactId" text, number text, name text, email text,
        phone text, archived boolean, "mergedInto" text, "updatedAt" timestamptz,
        "isCustomer" boolean, "isSupplier" boolean, receivable bigint, payable bigint, "balancesAt" timestamptz)
      on conflict ("organisationId", "ledgerContactId") do update set
        number = excluded.number, name = excluded.name, email = excluded.email, phone = excluded.phone,
        archived = excluded.archived, "mergedInto" = excluded."mergedInto", "updatedAt" = excluded."updatedAt",
        "isCustomer" = excluded."isCustomer", "isSupplier" = excluded."isSupplier",
        receivable = coalesce(excluded.receivable, "LedgerContact".receivable),
        payable = coalesce(excluded.payable, "LedgerContact".payable),
        "balancesAt" = coalesce(excluded."balancesAt", "LedgerContact"."balancesAt")
      where "LedgerContact"."updatedAt" <= excluded."updatedAt"`,
  )
}

function toRow({ balances, ...contact }: LedgerContact, readAt: Date) {
  if (!balances) return contact
  return {
    ...contact,
    receivable: balances.receivable.toString(),
    payable: balances.payable.toString(),
    balancesAt: readAt,
  }
}

/** These contacts as the mirror has them, and what they were merged into, over any number of steps. */
export async function findChains(
  prisma: PrismaClient,
  organisationId: string,
  ledgerContactIds: readonly string[],
): Promise<LedgerContact[]> {
  if (ledgerContactIds.length === 0) return []
  const rows = await prisma.$queryRaw<MirrorRow[]>`
    with recursive found as (
      select * from "LedgerContact"
        where "organisationId" = ${organisationId} and "ledgerContactId" = any(${[...ledgerContactIds]})
      union select c.* from "LedgerContact" c join found on c."ledgerContactId" = found."mergedInto"
        and c."organisationId" = found."organisationId")
    select * from found`
  return rows.map(toContact)
}

/** Which contact stands for which client from now on. */
export async function saveLinks(
  transaction: Transaction,
  organisationId: string,
  links: readonly { clientId: string; ledgerContactId: string; name: string }[],
): Promise<void> {
  await execute(
    transaction,
    Prisma.sql`
      insert into "ContactLink" (id, "organisationId", "clientId", "ledgerContactId", name)
      select gen_random_uuid(), ${organisationId}, "clientId", "ledgerContactId", name
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as r ("clientId" text, "ledgerContactId" text, name text)
      on conflict ("organisationId", "clientId") do update set
        "ledgerContactId" = excluded."ledgerContactId", name = excluded.name`,
  )
}

/** The mirror's contacts that may stand for any of these: by number, e-mail or name, and what they were merged into. */
export async function findCandidates(
  prisma: PrismaClient,
  organisationId: string,
  wanted: readonly { number: string; name: string; email: string | undefined }[],
): Promise<LedgerContact[]> {
  if (wanted.length === 0) return []
  const numbers = wanted.map((one) => one.number)
  const emails = wanted.flatMap((one) => (one.email ? [one.email.trim().toLowerCase()] : []))
  const names = wanted.map((one) => one.name.trim().toLowerCase())
  const rows = await prisma.$queryRaw<MirrorRow[]>`
    with recursive found as (
      select * from "LedgerContact" where "organisationId" = ${organisationId}
        and (number = any(${numbers}) or lower(trim(email)) = any(${emails}) or lower(trim(name)) = any(${names}))
      union select c.* from "LedgerContact" c join found on c."ledgerContactId" = found."mergedInto"
        and c."organisationId" = found."organisationId")
    select * from found`
  return rows.map(toContact)
}

interface MirrorRow extends Omit<LedgerContact, 'number' | 'email' | 'phone' | 'mergedInto' | 'balances'> {
  number: string | null
  email: string | null
  phone: string | null
  mergedInto: string | null
}

function toContact(row: MirrorRow): LedgerContact {
  const { ledgerContactId, name, archived, updatedAt } = row
  return {
    ...{ ledgerContactId, name, archived, updatedAt },
    number: row.number ?? undefined,
    email: row.email ?? undefined,
    phone: row.phone ?? undefined,
    mergedInto: row.mergedInto ?? undefined,
  }
}
