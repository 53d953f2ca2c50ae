import { createHash } from 'node:crypto'
import {
  getOperationAST,
  GraphQLError,
  Kind,
  type ExecutionArgs,
  type ExecutionResult,
  type FieldNode,
  type OperationDefinitionNode,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../context.ts'
import { during, type Act } from '../lib/act.ts'
import { Problem } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { claimKey, noteKey, releaseKey, settleKey, type Held } from '../idempotency/once.ts'
import { keyAt } from '../idempotency/idempotent-directive.ts'
import { subjectOf } from '../idempotency/subject.ts'

type Execute = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>

/** A key as callers make it: visible letters, no more than 255. */
const wellFormed = /^[\x21-\x7e]{1,255}$/

/**
 * Mutations with one transaction that makes or sends something. Others ask the ledger first, and do no harm when they are done
 * again after a crash.
 */
const makesOrSends = /^(accept|allocate|approve|create|invite|record|reverse|send|start|update|void)/

/**
 * `Idempotency-Key`, or `@idempotent(key:)` at the field: a mutation sent twice under one key happens once, on whatever node, and is answered the same for 72
 * hours. The key is noted in the very transaction of the effect, so that a crash leaves both or neither.
 */
export function useIdempotency(): Plugin<Context> {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const context = args.contextValue as Context
      const operation = getOperationAST(args.document, args.operationName ?? undefined)
      if (operation?.operation !== 'mutation' || !context.viewer) return
      const { viewer } = context
      const keys = keysOf(args, operation)
      if (keys.size === 0) return
      const [key = '', ...more] = keys
      const [field, ...others] = operation.selectionSet.selections
      if (more.length > 0 || !wellFormed.test(key) || field?.kind !== Kind.FIELD || others.length > 0)
        return setExecuteFn(() => refused('BAD_REQUEST', MALFORMED, 400))
      setExecuteFn((given: ExecutionArgs) => once(given, executeFn as Execute, { key, field, viewer }))
    },
  }
}

/** Every key it was sent under, by header or at a field. */
function keysOf(args: ExecutionArgs, { selectionSet }: OperationDefinitionNode): Set<string> {
  const { request } = args.contextValue as Context
  const atFields = selectionSet.selections.map((one) => (one.kind === Kind.FIELD ? keyAt(one, args) : undefined))
  return new Set([request.headers.get('idempotency-key') ?? undefined, ...atFields].filter((key) => key !== undefined))
}

interface Asked {
  key: string
  field: FieldNode
  viewer: Viewer
}

async function once(args: ExecutionArgs, run: Execute, { key, field, viewer }: Asked): Promise<ExecutionResult> {
  const { dependencies } = args.contextValue as Context
  const claimed = await claimKey(dependencies, { workspaceId: viewer.workspaceId, key }, fingerprintOf(args))
  if (claimed.kind === 'reused') return refused('IDEMPOTENCY_KEY_REUSED', REUSED, 422)
  if (claimed.kind === 'inProgress') return refused('IDEMPOTENCY_IN_PROGRESS', IN_PROGRESS, 409)
  if (claimed.kind === 'answered') return replayed(JSON.parse(claimed.answer) as ExecutionResult)
  const { held } = claimed
  if (held.lost) return answerLost(args, run, held.lost)
  const mutation = { isRefused: false }
  const result = await perform({ ...args, contextValue: { ...(args.contextValue as Context), mutation } }, run, {
    held,
    field,
  })
  if (result.errors || mutation.isRefused) await releaseKey(dependencies, held)
  else await settleKey(dependencies, held, JSON.stringify(result))
  return result
}

async function perform(args: ExecutionArgs, run: Execute, { held, field }: { held: Held; field: FieldNode }) {
  const { dependencies } = args.contextValue as Context
  const beforeCommit: Act['beforeCommit'] = async (transaction, result) => {
    if (result instanceof Problem) return
    if (await noteKey(dependencies, transaction, held, subjectOf(args, field, result))) return
    throw new GraphQLError(IN_PROGRESS, { extensions: { code: 'IDEMPOTENCY_IN_PROGRESS' } })
  }
  if (!makesOrSends.test(field.name.value)) return run(args)
  return during({ beforeCommit }, () => run(args))
}

/** It was done, and a crash took the answer: told again from what it made, without doing anything. */
async function answerLost(args: ExecutionArgs, run: Execute, { subject }: { subject: string | null }) {
  if (!subject) return refused('IDEMPOTENCY_ANSWER_LOST', LOST, 409)
  return replayed(await run({ ...args, contextValue: { ...(args.contextValue as Context), alreadyDone: subject } }))
}

function fingerprintOf({ document, operationName, variableValues }: ExecutionArgs): string {
  const asked = JSON.stringify([document.loc?.source.body, operationName ?? null, variableValues ?? {}])
  return createHash('sha256').update(asked).digest('hex')
}

function replayed(result: ExecutionResult): ExecutionResult {
  return { ...result, extensions: { ...result.extensions, idempotency: { replayed: true } } }
}

function refused(code: string, message: string, status: number): ExecutionResult {
  return { errors: [new GraphQLError(message, { extensions: { code, http: { status } } })] }
}

const MALFORMED = 'An idempotency key has up to 255 visible characters, and is for one mutation at a time.'
const REUSED = 'This Idempotency-Key was used for something else. Nothing was done; choose another key.'
const IN_PROGRESS = 'The same mutation is under way under this Idempotency-Key. Ask again in a moment.'
const LOST =
  'This was done under the same Idempotency-Key, but its answer was lost. Read what changed; do not send it again.'
