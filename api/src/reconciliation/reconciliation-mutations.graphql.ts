import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { localId } from '../lib/ids.ts'
import { DocumentKindType } from '../document/kind.graphql.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import { Conflict, InvalidInput, NotConnected, NotFound } from '../problem/problem.ts'
import { acceptFindings } from './accept-findings.ts'
import { cancelReconciliation } from './cancel-reconciliation.ts'
import type { Choice } from './choose-findings.ts'
import { FindingClassType, FindingNode, FindingRepairType } from './finding.graphql.ts'
import { ReconciliationNode, ScopeType } from './reconciliation.graphql.ts'
import { repairFindings, type Repaired } from './repair-findings.ts'
import { startReconciliation } from './start-reconciliation.ts'

const StartInput = builder.inputType('StartReconciliationInput', {
  fields: (t) => ({
    scope: t.field({ type: ScopeType, defaultValue: 'SINCE_CONNECTED', required: true }),
    kinds: t.field({
      type: [DocumentKindType],
      description:
        'Which lists of Xero’s are read: EXPENSE is money spent, and expenses that are bills there lie with the bills. None: those in use.',
    }),
  }),
})
const CancelInput = builder.inputType('CancelReconciliationInput', {
  fields: (t) => ({ id: t.id({ required: true }) }),
})
const RepairInput = builder.inputType('RepairFindingsInput', {
  description: 'Either findings by id, or all of one class that are still to do; up to 500 at once.',
  fields: (t) => ({
    reconciliationId: t.id({ required: true }),
    findingIds: t.idList(),
    class: t.field({ type: FindingClassType }),
    repair: t.field({ type: FindingRepairType, required: true }),
  }),
})
const AcceptInput = builder.inputType('AcceptFindingsInput', {
  description: 'Either findings by id, or all of one class; up to 500 at once.',
  fields: (t) => ({
    reconciliationId: t.id({ required: true }),
    findingIds: t.idList(),
    class: t.field({ type: FindingClassType }),
    accepted: t.boolean({ defaultValue: true, required: true, description: 'False takes an acceptance back.' }),
  }),
})

const RefusedFindingType = builder.objectRef<Repaired['refused'][number]>('RefusedFinding').implement({
  description: 'A finding that stays as it is, and why.',
  fields: (t) => ({
    finding: t.field({ type: FindingNode, description: 'The finding.', resolve: ({ finding }) => finding }),
    problem: t.field({ type: ProblemType, description: 'Why.', resolve: ({ problem }) => problem }),
  }),
})
const RepairSuccess = builder.objectRef<Repaired>('RepairFindingsSuccess').implement({
  description: 'What was set going. Whether it ties out now, the next reconciliation says.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many repairs were set going.' }),
    refused: t.field({
      type: [RefusedFindingType],
      description: 'Those that were not.',
      resolve: ({ refused }) => refused,
    }),
    reconciliation: t.field({
      type: ReconciliationNode,
      description: 'The reconciliation they belong to.',
      resolve: ({ reconciliation }) => reconciliation,
    }),
  }),
})

interface GivenChoice {
  reconciliationId: string
  findingIds?: string[] | null
  class?: Choice['class'] | null
}

builder.mutationFields((t) => ({
  startReconciliation: t.errorUnionField({
    types: [ReconciliationNode, NotConnected, Conflict],
    nullable: true,
    description:
      'Reads every document in Xero of the kinds in use, or those chosen, and compares. Ask reconciliationEstimate for the cost first.',
    authScopes: { administer: true },
    args: { input: t.arg({ type: StartInput, required: true }) },
    resolve: (_, { input }, context) => startReconciliation(context.dependencies, viewerOf(context), input),
  }),
  cancelReconciliation: t.errorUnionField({
    types: [ReconciliationNode, NotFound, Conflict],
    nullable: true,
    description: 'Stops one that is under way. Nothing of it is kept.',
    authScopes: { administer: true },
    args: { input: t.arg({ type: CancelInput, required: true }) },
    resolve: (_, { input }, context) =>
      cancelReconciliation(context.dependencies, viewerOf(context), localId('Reconciliation', input.id)),
  }),
  repairFindings: t.errorUnionField({
    types: [RepairSuccess, NotFound, InvalidInput, NotConnected],
    nullable: true,
    description: 'Mends findings of a finished reconciliation.',
    authScopes: { administer: true },
    args: { input: t.arg({ type: RepairInput, required: true }) },
    resolve: (_, { input }, context) =>
      repairFindings(context.dependencies, viewerOf(context), toChoice(input), input.repair),
  }),
  acceptFindings: t.errorUnionField({
    types: [ReconciliationNode, NotFound, InvalidInput],
    nullable: true,
    description: 'Lets differences stand, under your name, until they become others.',
    authScopes: { administer: true },
    args: { input: t.arg({ type: AcceptInput, required: true }) },
    resolve: (_, { input }, context) =>
      acceptFindings(context.dependencies, viewerOf(context), toChoice(input), input.accepted),
  }),
}))

function toChoice({ reconciliationId, findingIds, class: name }: GivenChoice): Choice {
  return {
    reconciliationId: localId('Reconciliation', reconciliationId),
    findingIds: findingIds?.flatMap((id) => localId('Finding', id) ?? []),
    class: name ?? undefined,
  }
}
