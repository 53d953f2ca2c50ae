import type { Context } from '../context.ts'
import { viewerOf } from '../context.ts'
import { makeLoader } from '../lib/loaders.ts'
import { findForeignContacts, findForeignLinks } from './foreign-links.store.ts'

/** Where an invoice stands in books that are not connected now. */
export interface ForeignLink {
  organisationName: string
  number: string | null
  status: string | null
  syncedAt: Date | null
}

/** One statement, however many invoices ask. */
export const loadForeignLinks = makeLoader<Context, string, ForeignLink[]>(async (context, ids) => {
  const { workspaceId } = viewerOf(context)
  const rows = await findForeignLinks(context.dependencies.prisma, workspaceId, ids)
  return new Map(
    [...Map.groupBy(rows, ({ documentId }) => documentId ?? '')].map(([id, own]) => [
      id,
      own.map(({ organisation, ledgerNumber, ledgerStatus, syncedAt }) => ({
        organisationName: organisation.name,
        ...{ number: ledgerNumber, status: ledgerStatus, syncedAt },
      })),
    ]),
  )
})

/** Whom a client stands for in books that are not connected now. */
export interface ForeignContact {
  organisationName: string
  name: string
}

/** One statement, however many clients ask. */
export const loadForeignContacts = makeLoader<Context, string, ForeignContact[]>(async (context, ids) => {
  const { workspaceId } = viewerOf(context)
  const rows = await findForeignContacts(context.dependencies.prisma, workspaceId, ids)
  return new Map(
    [...Map.groupBy(rows, ({ clientId }) => clientId)].map(([id, own]) => [
      id,
      own.map(({ organisation, name }) => ({ organisationName: organisation.name, name })),
    ]),
  )
})
