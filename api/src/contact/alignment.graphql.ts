import type { Client, ContactLink, LedgerContact } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { ClientNode } from '../client/client.graphql.ts'
import { viewerOf } from '../context.ts'
import { differencesOf, type Difference } from '../engine/align-contact.ts'
import type { Refusal } from '../engine/ledger-answer.ts'
import { explain } from '../problem/catalogue.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import { Conflict, NotConnected, NotFound } from '../problem/problem.ts'
import { addFromContact } from './add-from-contact.ts'
import { loadAlignment } from './align-contact.store.ts'
import { alignContact } from './align-contact.ts'

interface Alignment {
  client: Client
  link: ContactLink
  contact: LedgerContact
}

const ContactMasterType = builder.enumType('ContactMaster', {
  description: 'Whose name, e-mail and phone count, and are followed by the other side.',
  values: ['XERO', 'APP'] as const,
})
const AlignedFieldType = builder.enumType('ContactField', {
  description: 'What of a client and its contact is kept the same.',
  values: { NAME: { value: 'name' }, EMAIL: { value: 'email' }, PHONE: { value: 'phone' } } as const,
})
const ContactDifferenceType = builder.objectRef<Difference>('ContactDifference').implement({
  description: 'One detail that the two sides tell differently.',
  fields: (t) => ({
    field: t.expose('field', { type: AlignedFieldType, description: 'Which detail.' }),
    ours: t.exposeString('ours', { nullable: true, description: 'As it is here.' }),
    theirs: t.exposeString('theirs', { nullable: true, description: 'As it is in Xero.' }),
  }),
})

const AlignmentType = builder.objectRef<Alignment>('ContactAlignment').implement({
  description: 'Whether a client and its contact in Xero say the same, and who follows whom.',
  fields: (t) => ({
    master: t.field({ type: ContactMasterType, description: 'Who is followed.', resolve: ({ link }) => link.master }),
    onItsWay: t.boolean({
      description: 'What was changed here is being changed in Xero.',
      resolve: ({ link }) => link.dueAt !== null,
    }),
    differences: t.field({
      type: [ContactDifferenceType],
      description: 'None: both say the same.',
      resolve: ({ client, contact }) => differencesOf(client, contact),
    }),
    takenAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When a change made in Xero was last taken over here.',
      resolve: ({ link }) => link.takenAt,
    }),
    sentAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When a change made here last arrived in Xero.',
      resolve: ({ link }) => link.sentAt,
    }),
    problem: t.field({
      type: ProblemType,
      nullable: true,
      description: 'Why Xero refused the last change made here.',
      resolve: ({ link }) => {
        const refusals = (link.refusals ?? []) as unknown as Refusal[]
        return refusals.length === 0 ? null : explain({ code: 'REFUSED', refusals }, { timeZone: 'UTC' })
      },
    }),
  }),
})

builder.prismaObjectFields('Client', (t) => ({
  alignment: t.field({
    type: AlignmentType,
    nullable: true,
    description: 'How it stands to its contact in the connected organisation; null: it has none.',
    resolve: async (client, _, context) => {
      const found = await loadAlignment(context, client.id)
      return found && { ...found, client }
    },
  }),
}))

const AlignContactInput = builder.inputType('AlignContactInput', {
  fields: (t) => ({
    clientId: t.id({ required: true }),
    master: t.field({ type: ContactMasterType, required: true, description: 'Whose details count from now on.' }),
  }),
})
const AddFromContactInput = builder.inputType('AddFromContactInput', {
  fields: (t) => ({ contactId: t.id({ required: true, description: 'The contact in Xero.' }) }),
})

builder.mutationFields((t) => ({
  alignContact: t.errorUnionField({
    types: [ClientNode, NotFound, NotConnected, Conflict],
    nullable: true,
    description: 'Decides whose details count for a client and its contact, and makes the other side say the same.',
    authScopes: { send: true },
    args: { input: t.arg({ type: AlignContactInput, required: true }) },
    resolve: (_, { input }, context) => alignContact(context.dependencies, viewerOf(context), input),
  }),
  addFromContact: t.errorUnionField({
    types: [ClientNode, NotFound, NotConnected, Conflict],
    nullable: true,
    description: 'Makes a contact of Xero a client here, or a supplier; it follows Xero until you say otherwise.',
    authScopes: { send: true },
    args: { input: t.arg({ type: AddFromContactInput, required: true }) },
    resolve: (_, { input }, context) => addFromContact(context.dependencies, viewerOf(context), input),
  }),
}))
