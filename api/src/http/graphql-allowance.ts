import documents from '@tieout/schema/trusted-documents.json' with { type: 'json' }
import { GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import { makeLocalAllowance, makeSharedAllowance } from '../allowance/allowance.ts'
import { hourly, remaining, secondsToFull, secondsUntil } from '../allowance/bucket.ts'
import { maxCost, weigh, worthOf } from './graphql-cost.ts'
import type { Spent } from '../allowance/spent.ts'
import type { Context } from '../context.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Viewer } from '../workspace/session.ts'

/** The name of our one policy in the headers. */
const policyName = 'points'

/**
 * Judges what an operation costs before any of it runs, and takes it from the allowance of whoever asks: a key's is shared by
 * all nodes, a person's is this node's, and our own pages are not counted. Says how it stands in `extensions.cost` and in the
 * `RateLimit` fields of draft-ietf-httpapi-ratelimit-headers.
 */
export function guardAllowance({ pool, clock, env }: Dependencies): Plugin<Context> {
  const policy = hourly(env.pointsPerHour)
  const ofKeys = makeSharedAllowance({ pool, clock }, policy)
  const ofPeople = makeLocalAllowance(clock, policy)
  const trusted = new Set(Object.values(documents))
  /** What was paid for more than came: the next operation of the same subject is cheaper by that. */
  const owed = new Map<string, number>()
  const spentBy = new WeakMap<Request, Spent>()

  async function pay(args: ExecutionArgs, viewer: Viewer): Promise<GraphQLError | undefined> {
    const cost = weigh(args)
    if (cost instanceof GraphQLError) return cost
    if (viewer.kind === 'person' && trusted.has(args.document.loc?.source.body ?? '')) return undefined
    const subject = subjectOf(viewer)
    const back = Math.min(owed.get(subject) ?? 0, cost)
    const standing = await (viewer.kind === 'key' ? ofKeys : ofPeople).spend(subject, cost - back)
    const context = args.contextValue as Context
    context.spent = { policy, standing, cost, paid: standing.isRefused ? 0 : cost }
    spentBy.set(context.request, context.spent)
    if (standing.isRefused) return throttled(context.spent, cost - back)
    owe(subject, -back)
    return undefined
  }

  async function judge(args: ExecutionArgs): Promise<GraphQLError | undefined> {
    const { viewer } = args.contextValue as Context
    if (viewer) return pay(args, viewer)
    const cost = weigh(args)
    return cost instanceof GraphQLError ? cost : undefined
  }

  function account(args: ExecutionArgs, result: ExecutionResult): ExecutionResult {
    const { spent, viewer } = args.contextValue as Context
    if (!spent || !viewer) return result
    // What was written stays paid for.
    if (isQuery(args)) spent.paid = Math.min(Math.max(worthOf(result.data), 1), spent.cost)
    owe(subjectOf(viewer), spent.cost - spent.paid)
    return { ...result, extensions: { ...result.extensions, cost: told(spent) } }
  }

  function owe(subject: string, points: number): void {
    const all = (owed.get(subject) ?? 0) + points
    if (all > 0) owed.set(subject, Math.min(all, maxCost))
    else owed.delete(subject)
  }

  return {
    async onExecute({ args, setResultAndStopExecution }) {
      const error = await judge(args)
      if (error) return setResultAndStopExecution({ errors: [error] })
      return {
        onExecuteDone({ result, setResult }) {
          if (!isAsyncIterable(result)) setResult(account(args, result))
        },
      }
    },
    async onSubscribe({ args, setResultAndStopExecution }) {
      const error = await judge(args)
      if (error) setResultAndStopExecution({ errors: [error] })
    },
    onResponse({ request, response }) {
      const spent = spentBy.get(request)
      if (!spent) return
      const { capacity } = spent.policy
      response.headers.set('ratelimit-policy', `"${policyName}";q=${capacity};w=3600`)
      const full = secondsToFull(spent.policy, spent.standing)
      response.headers.set('ratelimit', `"${policyName}";r=${remaining(spent.policy, spent.standing)};t=${full}`)
    },
  }
}

function isQuery({ document }: ExecutionArgs): boolean {
  return document.definitions.every((one) => !('operation' in one) || one.operation === 'query')
}

function subjectOf(viewer: Viewer): string {
  return viewer.kind === 'key' ? `key:${viewer.apiKeyId}` : `person:${viewer.userId}`
}

function told({ policy, standing, cost, paid }: Spent) {
  const throttleStatus = {
    maximumAvailable: policy.capacity,
    currentlyAvailable: remaining(policy, standing),
    restoreRate: policy.perSecond,
  }
  return { requested: cost, actual: paid, throttleStatus }
}

function throttled(spent: Spent, points: number): GraphQLError {
  const seconds = secondsUntil(spent.policy, spent.standing, points)
  const { capacity } = spent.policy
  return new GraphQLError(`All ${capacity} points of an hour are spent. Nothing was done; ask again in ${seconds} s.`, {
    extensions: {
      code: 'THROTTLED',
      retryAfterSeconds: seconds,
      cost: told(spent),
      http: { status: 429, headers: { 'retry-after': String(seconds) } },
    },
  })
}
