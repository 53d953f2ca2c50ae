import { builder } from '../builder.ts'
import { type ForeignContact, type ForeignLink, loadForeignContacts, loadForeignLinks } from './foreign-links.ts'

const ForeignLinkType = builder.objectRef<ForeignLink>('ForeignLink').implement({
  description: 'Where an invoice stands in an organisation the workspace is not connected to now: as it was last seen.',
  fields: (t) => ({
    organisationName: t.exposeString('organisationName', { description: 'Whose books they are.' }),
    number: t.string({ nullable: true, description: 'Its number there.', resolve: ({ number }) => number }),
    status: t.string({ nullable: true, description: 'Its status there.', resolve: ({ status }) => status }),
    syncedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the two last agreed.',
      resolve: ({ syncedAt }) => syncedAt,
    }),
  }),
})

builder.prismaObjectField('Document', 'foreignLinks', (t) =>
  t.field({
    type: [ForeignLinkType],
    description: 'Links to other organisations: they work again when the workspace goes back to one of them.',
    resolve: async ({ id }, _, context) => (await loadForeignLinks(context, id)) ?? [],
  }),
)

const ForeignContactType = builder.objectRef<ForeignContact>('ForeignContact').implement({
  description: 'Whom a client stands for in an organisation the workspace is not connected to now.',
  fields: (t) => ({
    organisationName: t.exposeString('organisationName', { description: 'Whose books they are.' }),
    name: t.exposeString('name', { description: 'The contact’s name there, as it was last seen.' }),
  }),
})

builder.prismaObjectField('Client', 'foreignContacts', (t) =>
  t.field({
    type: [ForeignContactType],
    description: 'Contacts in other organisations: they count again when the workspace goes back to one of them.',
    resolve: async ({ id }, _, context) => (await loadForeignContacts(context, id)) ?? [],
  }),
)
