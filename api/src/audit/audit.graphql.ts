import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { pageCost } from '../lib/page-cost.ts'
import type { Actor, Change } from './entry.ts'
import { exportAudit, type AuditExport, type Detail } from './export.ts'
import { matching } from './filter.ts'

const ActorKindType = builder.enumType('ActorKind', {
  description: 'Who did something.',
  values: {
    PERSON: { description: 'A person.' },
    KEY: { description: 'A program with an API key.' },
    SYSTEM: { description: 'Tieout itself, because of what Xero said or because time passed.' },
  } as const,
})

const ActorType = builder.objectRef<Actor>('Actor').implement({
  description: 'Who did something.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ActorKindType, description: 'A person, a key, or Tieout itself.' }),
    id: t.exposeString('id', { nullable: true, description: 'Theirs in the filter; null: only the name is known.' }),
    name: t.exposeString('name', { description: 'What they were called then.' }),
  }),
})

const AuditChangeType = builder.objectRef<Change>('AuditChange').implement({
  description: 'One field that changed.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'Its name.' }),
    before: t.exposeString('before', { nullable: true, description: 'What it was; null: nothing.' }),
    after: t.exposeString('after', { nullable: true, description: 'What it became; null: nothing.' }),
  }),
})

const AuditNameType = builder.objectRef<readonly [id: string, name: string]>('AuditName').implement({
  description: 'What something was called when it was done.',
  fields: (t) => ({
    id: t.id({ description: 'Its id, as it stands in what was asked.', resolve: ([id]) => id }),
    name: t.string({ description: 'Its number or name then.', resolve: ([, name]) => name }),
  }),
})
const AuditEntryType = builder.prismaObject('AuditEntry', {
  description: 'One thing that was done, by whom and to what. Entries are added, and never changed.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Names it in this list.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was done.' }),
    actor: t.field({
      type: ActorType,
      description: 'Who did it.',
      resolve: ({ actorKind, actorId, actorName }) => ({ kind: actorKind, id: actorId, name: actorName }),
    }),
    action: t.exposeString('action', { description: 'The mutation’s name, or what happened without one.' }),
    subjectId: t.exposeID('subjectId', { nullable: true, description: 'The id of what it was done to.' }),
    subject: t.exposeString('subject', { nullable: true, description: 'What that is called: a number, a name.' }),
    requestId: t.exposeString('requestId', { nullable: true, description: 'The request it was done by.' }),
    changes: t.field({
      type: [AuditChangeType],
      description: 'The fields of it that changed, where it was there before.',
      resolve: ({ detail }) => (detail as unknown as Detail).changes,
    }),
    names: t.field({
      type: [AuditNameType],
      description: 'What those in what was asked were called then, three at most.',
      resolve: ({ detail }) => Object.entries((detail as unknown as Detail).names ?? {}),
    }),
    asked: t.string({
      description: 'What was asked, as JSON; secrets are left out, and long texts cut.',
      resolve: ({ detail }) => JSON.stringify((detail as unknown as Detail).asked),
    }),
  }),
})

const AuditFilterType = builder.inputType('AuditFilter', {
  description: 'What of the log to see: what matches all that is given.',
  fields: (t) => ({
    actorKind: t.field({ type: ActorKindType, description: 'Done by such.' }),
    actorId: t.string({ description: 'Done by this one.' }),
    action: t.string({ description: 'This was done.' }),
    subjectId: t.string({ description: 'Done to this.' }),
    requestId: t.string({ description: 'Done by this request.' }),
    since: t.field({ type: 'DateTime', description: 'Then or later.' }),
    until: t.field({ type: 'DateTime', description: 'Before then.' }),
  }),
})

const AuditExportType = builder.objectRef<AuditExport>('AuditExport').implement({
  description: 'The log as a table for a spreadsheet.',
  fields: (t) => ({
    csv: t.exposeString('csv', { description: 'The table, newest first.' }),
    rows: t.exposeInt('rows', { description: 'How many entries it has; 10,000 at most.' }),
    isCut: t.exposeBoolean('isCut', { description: 'There are older ones that match: ask for a shorter time.' }),
  }),
})

builder.queryFields((t) => ({
  auditLog: t.prismaConnection({
    type: AuditEntryType,
    cursor: 'id',
    authScopes: { administer: true },
    complexity: pageCost,
    description:
      'What was done in the workspace, newest first. What the sync did to a document stands in its timeline.',
    args: { filter: t.arg({ type: AuditFilterType, description: 'Which entries; left out, all.' }) },
    resolve: (query, _, { filter }, context) =>
      context.dependencies.prisma.auditEntry.findMany({
        ...query,
        where: matching(viewerOf(context).workspaceId, filter),
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
      }),
  }),
  auditExport: t.field({
    type: AuditExportType,
    authScopes: { administer: true },
    complexity: { field: 1_000, multiplier: 1 },
    description: 'The same as a table, the newest 10,000 entries.',
    args: { filter: t.arg({ type: AuditFilterType, description: 'Which entries; left out, all.' }) },
    resolve: (_, { filter }, context) =>
      exportAudit(context.dependencies.prisma, viewerOf(context).workspaceId, filter),
  }),
}))
