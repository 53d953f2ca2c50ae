import type { PrismaClient } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'
import { nameOf } from './tell.ts'

/** Which row, and whose. */
export interface Named {
  type: string
  id: string
}

interface Kind {
  model: string
  /** What makes a row the workspace's own: nobody else's is ever named. */
  own: (workspaceId: string) => object
  select: object
}

const document: Kind = { model: 'document', own: ofWorkspace, select: { number: true } }
const payment: Kind = { model: 'payment', own: ofWorkspace, select: { document: { select: { number: true } } } }
const taxMapping = { taxRate: { select: { name: true } }, ledgerTaxRate: { select: { name: true } } }

/** How the things of the API are called, where they are called anything. */
const kinds: Readonly<Record<string, Kind>> = {
  ...{ Invoice: document, Bill: document, CreditNote: document, Expense: document },
  ...{ Payment: payment, BillPayment: payment, Allocation: payment },
  Client: named('client', ofWorkspace),
  TaxRate: named('taxRate', ofWorkspace),
  Project: named('project', ofWorkspace),
  Service: named('service', ofWorkspace),
  Collection: named('collection', ofWorkspace),
  SavedView: named('savedView', ofWorkspace),
  Record: { model: 'collectionRecord', own: ofWorkspace, select: { title: true } },
  Finding: { model: 'finding', own: ofWorkspace, select: { number: true } },
  WebhookEndpoint: { model: 'webhookEndpoint', own: ofWorkspace, select: { url: true } },
  Connection: { model: 'connection', own: ofWorkspace, select: { organisation: { select: { name: true } } } },
  ApiKey: named('apikey', (referenceId) => ({ referenceId })),
  Member: {
    model: 'member',
    own: (organizationId) => ({ organizationId }),
    select: { user: { select: { name: true } } },
  },
  Invitation: { model: 'invitation', own: (organizationId) => ({ organizationId }), select: { email: true } },
  TaxMapping: { model: 'taxMapping', own: ofOrganisation, select: taxMapping },
  LedgerAccount: named('ledgerAccount', ofOrganisation),
  LedgerContact: named('ledgerContact', ofOrganisation),
  LedgerItem: named('ledgerItem', ofOrganisation),
  LedgerTaxRate: named('ledgerTaxRate', ofOrganisation),
  LedgerTrackingCategory: named('ledgerTrackingCategory', ofOrganisation),
  LedgerTrackingOption: named('ledgerTrackingOption', (workspaceId) => ({
    category: { organisation: { workspaceId } },
  })),
}

function ofWorkspace(workspaceId: string): object {
  return { workspaceId }
}

function ofOrganisation(workspaceId: string): object {
  return { organisation: { workspaceId } }
}

function named(model: string, own: Kind['own']): Kind {
  return { model, own, select: { name: true } }
}

interface Table {
  findFirst?(how: object): Promise<Record<string, unknown> | null>
}

/** What one thing is called now; undefined where it is not this workspace's, or has no name. One statement. */
export async function readName(
  writer: PrismaClient | Transaction,
  workspaceId: string,
  { type, id }: Named,
): Promise<string | undefined> {
  const kind = kinds[type]
  if (!kind) return undefined
  const table = (writer as unknown as Record<string, Table>)[kind.model]
  const row = await table?.findFirst?.({ where: { id, ...kind.own(workspaceId) }, select: kind.select })
  return row ? nameOf(row, ...Object.values(row)) : undefined
}
