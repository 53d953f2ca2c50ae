import { builder } from '../builder.ts'
import { directionOf, type Direction } from '../engine/direction.ts'
import { roleFrom } from './roles.ts'

export const ExpenseFormType = builder.enumType('ExpenseForm', {
  description: 'What an expense becomes in Xero: money already spent, or a bill still to be paid.',
  values: ['SPEND_MONEY', 'BILL'] as const,
})
export const PushTriggerType = builder.enumType('PushTrigger', {
  description: 'When documents go to Xero by themselves.',
  values: {
    ON_SEND: { description: 'Once they are final: an invoice is sent, anything else approved. Later changes follow.' },
    ON_SAVE: {
      description: 'Each time they are saved. A draft here is a draft there; money spent waits for approval.',
    },
    MANUAL: { description: 'Only when somebody asks for it.' },
  } as const,
})
export const CreatedStatusType = builder.enumType('CreatedStatus', {
  values: ['DRAFT', 'SUBMITTED', 'AUTHORISED'] as const,
})
export const ContactMatchOrderType = builder.enumType('ContactMatchOrder', {
  description: 'Which of e-mail and exact name a client is matched by first.',
  values: ['EMAIL_NAME', 'NAME_EMAIL'] as const,
})
export const DirectionType = builder.enumType('SyncDirection', {
  description:
    'What flows which way. ONE_WAY: to Xero only, nothing that happens in Xero changes a document here. PAID_STATUS_BACK: payments come back, none are sent. TWO_WAY: both. CUSTOM: any other four flows. An invoice’s content never flows back.',
  values: ['ONE_WAY', 'PAID_STATUS_BACK', 'TWO_WAY', 'CUSTOM'] as const satisfies Direction[],
})
export const RoleType = builder.enumType('Role', {
  values: {
    OWNER: { value: 'owner' },
    ADMIN: { value: 'admin' },
    MEMBER: { value: 'member' },
    VIEWER: { value: 'viewer' },
  } as const,
})

export const MemberNode = builder.prismaNode('Member', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, organizationId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    name: t.string({ select: { user: { select: { name: true } } }, resolve: ({ user }) => user.name }),
    email: t.string({ select: { user: { select: { email: true } } }, resolve: ({ user }) => user.email }),
    role: t.field({ type: RoleType, resolve: ({ role }) => roleFrom(role) }),
  }),
})

export const ApiKeyNode = builder.prismaNode('Apikey', {
  name: 'ApiKey',
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, referenceId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    name: t.string({ resolve: ({ name }) => name ?? 'API key' }),
    start: t.string({ resolve: ({ start }) => start ?? '' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    lastUsedAt: t.expose('lastRequest', { type: 'DateTime', nullable: true }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true }),
  }),
})

export const WorkspaceNode = builder.prismaNode('Workspace', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => (id === viewer?.workspaceId ? { id } : { id: '' }),
  fields: (t) => ({
    name: t.exposeString('name'),
    baseCurrency: t.exposeString('baseCurrency'),
    timeZone: t.exposeString('timeZone'),
    memberCount: t.relationCount('members'),
    pushTrigger: t.expose('pushTrigger', { type: PushTriggerType }),
    createdStatus: t.expose('createdStatus', { type: CreatedStatusType }),
    composeCreateStatus: t.expose('composeCreateStatus', {
      type: CreatedStatusType,
      description: 'What an invoice or bill made from a record is created as in Xero.',
    }),
    requireExplicitTaxMapping: t.exposeBoolean('requireExplicitTaxMapping'),
    autoCreateContacts: t.exposeBoolean('autoCreateContacts', {
      description: 'A client that matches no contact gets a new one in Xero; otherwise a person chooses.',
    }),
    contactMatchOrder: t.expose('contactMatchOrder', {
      type: ContactMatchOrderType,
      description: 'What a client is matched with first.',
    }),
    strictAccountFilter: t.exposeBoolean('strictAccountFilter', {
      description: 'Pickers offer only accounts with payments enabled in Xero, and no bank accounts.',
    }),
    expensesAs: t.expose('expensesAs', { type: ExpenseFormType }),
    direction: t.field({ type: DirectionType, resolve: directionOf }),
    paymentsPush: t.exposeBoolean('paymentsPush', { description: 'Payments recorded here go to Xero.' }),
    paymentsPull: t.exposeBoolean('paymentsPull', { description: 'Payments made in Xero are recorded here.' }),
    contactsPush: t.exposeBoolean('contactsPush', {
      description:
        'Clients that Xero does not know are created there, and their details changed there as they are here.',
    }),
    contactsPull: t.exposeBoolean('contactsPull', {
      description: 'Details of contacts changed in Xero are taken over to the clients that follow them.',
    }),
    members: t.relation('members', { query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } }),
    apiKeys: t.prismaField({
      type: [ApiKeyNode],
      resolve: (query, { id }, _, { dependencies }) =>
        dependencies.prisma.apikey.findMany({
          ...query,
          where: { referenceId: id, enabled: true },
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
    }),
  }),
})
