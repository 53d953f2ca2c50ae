import type { Creation } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { ClientNode } from '../client/client.graphql.ts'
import { viewerOf } from '../context.ts'
import type { Refusal } from '../engine/ledger-answer.ts'
import { explain } from '../problem/catalogue.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import { Conflict, InvalidInput, NotConnected, NotFound } from '../problem/problem.ts'
import { RecordNode } from '../record/record.graphql.ts'
import { cancelCreation } from './cancel-creation.ts'
import { createContact } from './create-contact.ts'
import { createItem } from './create-item.ts'
import { loadContactCreation, loadItemCreation } from './creations-of.ts'

const CreationStateType = builder.enumType('LedgerCreationState', {
  description: 'How far something is that a person asked to have made in Xero.',
  values: {
    PENDING: { description: 'It is on its way, or tried again by itself.' },
    FAILED: { description: 'Xero refused it: nothing of it is there, and a person decides.' },
  } as const,
})

const CreationType = builder.objectRef<Creation>('LedgerCreation').implement({
  description: 'Something a person asked to have made in Xero, until it is there.',
  fields: (t) => ({
    state: t.field({
      type: CreationStateType,
      description: 'How far it is.',
      resolve: ({ dueAt }) => (dueAt ? 'PENDING' : 'FAILED'),
    }),
    askedAt: t.field({
      type: 'DateTime',
      description: 'When it was first asked for.',
      resolve: ({ createdAt }) => createdAt,
    }),
    attempts: t.exposeInt('attempts', { description: 'How often it was put off, because Xero could not be reached.' }),
    code: t.string({
      nullable: true,
      description: 'Of an item: the code it is to have.',
      resolve: ({ details }) => (details as { code?: string }).code,
    }),
    problem: t.field({
      type: ProblemType,
      nullable: true,
      description: 'Why Xero refused it.',
      resolve: ({ refusals, dueAt }) => {
        const said = (refusals ?? []) as unknown as Refusal[]
        return dueAt || said.length === 0 ? null : explain({ code: 'REFUSED', refusals: said }, { timeZone: 'UTC' })
      },
    }),
  }),
})

builder.prismaObjectField('Client', 'contactCreation', (t) =>
  t.field({
    type: CreationType,
    nullable: true,
    description: 'The contact that was asked for and is not there yet; null: none is.',
    resolve: ({ id }, _, context) => loadContactCreation(context, id),
  }),
)
builder.prismaObjectField(RecordNode, 'itemCreation', (t) =>
  t.field({
    type: CreationType,
    nullable: true,
    description: 'The item that was asked for and is not there yet; null: none is.',
    resolve: ({ id }, _, context) => loadItemCreation(context, id),
  }),
)

const CreateItemInput = builder.inputType('CreateItemInput', {
  fields: (t) => ({
    recordId: t.id({ required: true, description: 'The record it stands for.' }),
    code: t.string({ required: true, description: 'Its key in Xero: up to 30 characters, and no other item’s.' }),
    name: t.string({ required: true, description: 'Up to 50 characters.' }),
    description: t.string({ description: 'What lines say of it.' }),
    salesPrice: t.field({
      type: 'Decimal',
      description: 'Left out: it is not sold; without a purchase price, it is sold at no set price.',
    }),
    purchasePrice: t.field({ type: 'Decimal', description: 'Left out: it is not bought.' }),
  }),
})
const CreateContactInput = builder.inputType('CreateContactInput', {
  fields: (t) => ({ clientId: t.id({ required: true, description: 'Whom it stands for.' }) }),
})
const CancelCreationInput = builder.inputType('CancelCreationInput', {
  fields: (t) => ({ subjectId: t.id({ required: true, description: 'The client, or the record.' }) }),
})
const CancelCreationSuccess = builder.objectRef<{ subjectId: string }>('CancelCreationSuccess').implement({
  description: 'It is asked for no longer.',
  fields: (t) => ({ subjectId: t.exposeID('subjectId', { description: 'The client, or the record.' }) }),
})

builder.mutationFields((t) => ({
  createItem: t.errorUnionField({
    types: [RecordNode, InvalidInput, NotFound, NotConnected, Conflict],
    nullable: true,
    description:
      'Asks for a new item in Xero that stands for a record. It is made in the background, once; then it is the record’s `item`.',
    authScopes: { send: true },
    args: { input: t.arg({ type: CreateItemInput, required: true }) },
    resolve: (_, { input }, context) => createItem(context.dependencies, viewerOf(context), input),
  }),
  createContact: t.errorUnionField({
    types: [ClientNode, NotFound, NotConnected, Conflict],
    nullable: true,
    description:
      'Asks for a new contact in Xero that stands for a client, whoever else is alike. It is made in the background, once.',
    authScopes: { send: true },
    args: { input: t.arg({ type: CreateContactInput, required: true }) },
    resolve: (_, { input }, context) => createContact(context.dependencies, viewerOf(context), input),
  }),
  cancelCreation: t.errorUnionField({
    types: [CancelCreationSuccess, NotFound, NotConnected, Conflict],
    nullable: true,
    description: 'Takes back what was asked to be made in Xero, unless it may be there already.',
    authScopes: { send: true },
    args: { input: t.arg({ type: CancelCreationInput, required: true }) },
    resolve: (_, { input }, context) => cancelCreation(context.dependencies, viewerOf(context), input),
  }),
}))
