import { builder } from '../builder.ts'
import {
  AlreadyConnected,
  Conflict,
  InvalidInput,
  LedgerUnavailable,
  NotConnected,
  NotFound,
  type Problem,
  SetupIncomplete,
  SyncProblem,
  type InvalidField,
} from './problem.ts'
import type { Fix } from './words.ts'

export const FixType = builder.objectRef<Fix>('Fix').implement({
  description:
    'What mends a problem: `path` is the page of the web app where a person does it, `action` the change itself.',
  fields: (t) => ({ label: t.exposeString('label'), path: t.exposeString('path') }),
})

/** The interface that every refusal implements, so that `... on Problem { code message }` serves a simple client. */
export const ProblemType = builder.interfaceRef<Problem>('Problem').implement({
  description: 'An expected refusal, in words for a person. `code` is stable and documented at `docsUrl`.',
  resolveType: (problem) => problem.kind,
  fields: (t) => ({
    code: t.exposeString('code'),
    title: t.exposeString('title'),
    message: t.exposeString('message'),
    docsUrl: t.string({
      resolve: (problem, _, { dependencies }) => `${dependencies.env.publicWebUrl}/docs/errors/${pageOf(problem)}`,
    }),
    fix: t.field({
      type: FixType,
      nullable: true,
      description: 'What to do about it, when one click mends it.',
      resolve: ({ fix }) => fix,
    }),
  }),
})

const InvalidFieldType = builder.objectRef<InvalidField>('InvalidField').implement({
  fields: (t) => ({ path: t.exposeString('path'), message: t.exposeString('message') }),
})

builder.objectType(InvalidInput, {
  name: 'InvalidInput',
  interfaces: [ProblemType],
  fields: (t) => ({ fields: t.field({ type: [InvalidFieldType], resolve: ({ fields }) => fields }) }),
})
builder.objectType(NotFound, { name: 'NotFound', interfaces: [ProblemType] })
builder.objectType(NotConnected, { name: 'NotConnected', interfaces: [ProblemType] })
builder.objectType(SetupIncomplete, { name: 'SetupIncomplete', interfaces: [ProblemType] })
builder.objectType(Conflict, { name: 'Conflict', interfaces: [ProblemType] })
builder.objectType(AlreadyConnected, { name: 'AlreadyConnected', interfaces: [ProblemType] })
builder.objectType(LedgerUnavailable, {
  name: 'LedgerUnavailable',
  interfaces: [ProblemType],
  fields: (t) => ({ retryAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ retryAt }) => retryAt }) }),
})
builder.objectType(SyncProblem, {
  name: 'SyncProblem',
  description:
    'Why a document is not synced, waits, failed or was skipped: `said` is the ledger’s own sentence, `field` what it is about.',
  interfaces: [ProblemType],
  fields: (t) => ({
    said: t.string({ nullable: true, resolve: ({ said }) => said }),
    field: t.string({ nullable: true, resolve: ({ field }) => field }),
    refusal: t.string({
      nullable: true,
      description: 'Where `code` is REFUSED: what Xero refused it for, a stable code too, where it named one thing.',
      resolve: ({ refusal }) => refusal,
    }),
  }),
})

function pageOf(problem: Problem): string {
  return (problem instanceof SyncProblem ? problem.refusal : undefined) ?? problem.code
}
