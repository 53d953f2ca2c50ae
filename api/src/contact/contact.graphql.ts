import type { LedgerContact } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { ClientNode } from '../client/client.graphql.ts'
import { viewerOf } from '../context.ts'
import { MoneyType, type Money } from '../lib/money.graphql.ts'
import { pageCost } from '../lib/page-cost.ts'
import { InvalidInput, NotConnected, NotFound } from '../problem/problem.ts'
import { loadContactOf, loadClientsOf, whereContacts } from './contact.store.ts'
import { linkContact } from './link-contact.ts'
import { findMatches } from './matches.ts'

type Priced = LedgerContact & { organisation: { baseCurrency: string | null } }

function money({ organisation }: Priced, amount: bigint | null): Money | null {
  return amount === null || organisation.baseCurrency === null ? null : { amount, currency: organisation.baseCurrency }
}

const currency = { organisation: { select: { baseCurrency: true } } } as const

export const LedgerContactNode = builder.prismaNode('LedgerContact', {
  id: { field: 'id' },
  nullable: true,
  description: 'A contact of the connected organisation, as Xero last showed it.',
  findUnique: (id, { viewer }) => ({ id, organisation: { workspaceId: viewer?.workspaceId ?? '' } }),
  fields: (t) => ({
    name: t.exposeString('name'),
    email: t.exposeString('email', { nullable: true }),
    phone: t.exposeString('phone', { nullable: true }),
    isCustomer: t.exposeBoolean('isCustomer', { description: 'Xero has sales to it.' }),
    isSupplier: t.exposeBoolean('isSupplier', { description: 'Xero has purchases from it.' }),
    archived: t.exposeBoolean('archived', { description: 'Archived or merged away in Xero: it takes no documents.' }),
    receivable: t.field({
      type: MoneyType,
      nullable: true,
      description: 'What it owes you, by Xero; null while Xero has not said.',
      select: { receivable: true, ...currency },
      resolve: (contact) => money(contact as Priced, contact.receivable),
    }),
    payable: t.field({
      type: MoneyType,
      nullable: true,
      description: 'What you owe it, by Xero; null while Xero has not said.',
      select: { payable: true, ...currency },
      resolve: (contact) => money(contact as Priced, contact.payable),
    }),
    balancesAt: t.expose('balancesAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When Xero last said both balances.',
    }),
    url: t.string({
      description: 'Opens it in Xero.',
      select: { ledgerContactId: true, organisation: { select: { shortCode: true } } },
      resolve: ({ ledgerContactId, organisation }, _, { dependencies }) =>
        dependencies.ledger.contactUrl(organisation.shortCode ?? undefined, ledgerContactId),
    }),
    clients: t.field({
      type: [ClientNode],
      description: 'The clients it stands for.',
      resolve: async ({ ledgerContactId }, _, context) => (await loadClientsOf(context, ledgerContactId)) ?? [],
    }),
  }),
})

const ContactRoleType = builder.enumType('ContactRole', { values: ['CUSTOMER', 'SUPPLIER'] as const })

builder.queryField('ledgerContacts', (t) =>
  t.prismaConnection(
    {
      type: LedgerContactNode,
      cursor: 'id',
      description: 'The contacts of the connected organisation, by name.',
      args: {
        search: t.arg.string({ description: 'Only those whose name, e-mail or phone holds it.' }),
        role: t.arg({ type: ContactRoleType }),
        linked: t.arg.boolean({ description: 'Only those that stand for a client, or only those that do not.' }),
        includeArchived: t.arg.boolean(),
      },
      complexity: pageCost,
      totalCount: async (_, args, context) =>
        context.dependencies.prisma.ledgerContact.count({ where: await whereContacts(context, args) }),
      resolve: async (query, _, args, context) =>
        context.dependencies.prisma.ledgerContact.findMany({
          ...query,
          where: await whereContacts(context, args),
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
    },
    { name: 'LedgerContactConnection' },
    { name: 'LedgerContactEdge' },
  ),
)

const ContactMatchOutcomeType = builder.enumType('ContactMatchOutcome', {
  description:
    'MATCHED: that one. AMBIGUOUS: a person chooses. ARCHIVED: it takes no documents. NONE: nobody is alike.',
  values: ['MATCHED', 'AMBIGUOUS', 'ARCHIVED', 'NONE'] as const,
})
const ContactMatchType = builder.objectRef<Awaited<ReturnType<typeof findMatches>>>('ContactMatch').implement({
  description: 'What matching would find now, from what is cached: nothing is asked of Xero, nothing is linked.',
  fields: (t) => ({
    outcome: t.expose('outcome', { type: ContactMatchOutcomeType }),
    by: t.exposeString('by', { nullable: true, description: '`email`, `name`, or `number`: our own key in Xero.' }),
    contacts: t.field({
      type: [LedgerContactNode],
      description: 'The one, or all that are alike.',
      resolve: ({ contacts }) => contacts,
    }),
  }),
})

builder.queryField('contactMatch', (t) =>
  t.field({
    type: ContactMatchType,
    description: 'Tests a match: which contact a client of this name and e-mail would be given.',
    args: { name: t.arg.string({ required: true }), email: t.arg.string() },
    resolve: (_, { name, email }, context) =>
      findMatches(context, { number: '', name, email: email?.trim() || undefined }),
  }),
)

builder.prismaObjectFields('Client', (t) => ({
  contact: t.field({
    type: LedgerContactNode,
    nullable: true,
    description: 'The contact that stands for this client in the connected organisation; null: none yet.',
    resolve: ({ id }, _, context) => loadContactOf(context, id),
  }),
}))

const LinkContactInput = builder.inputType('LinkContactInput', {
  fields: (t) => ({
    clientId: t.id({ required: true }),
    contactId: t.id({ description: 'Null takes the link away; the next push matches anew.' }),
  }),
})

builder.mutationField('linkContact', (t) =>
  t.errorUnionField({
    types: [ClientNode, NotFound, NotConnected, InvalidInput],
    nullable: true,
    description: 'Chooses the contact that stands for a client. What waited for this choice goes by itself.',
    authScopes: { send: true },
    args: { input: t.arg({ type: LinkContactInput, required: true }) },
    resolve: (_, { input }, context) => linkContact(context.dependencies, viewerOf(context), input),
  }),
)
