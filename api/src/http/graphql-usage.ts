import type { ExecutionArgs, ExecutionResult } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import type { UsageCounter } from '../api-key/usage.ts'
import type { Context } from '../context.ts'

/** Counts what keys ask and what comes of it. Stands before whatever may refuse an operation. */
export function countUsage(counter: UsageCounter): Plugin<Context> {
  const asked = new WeakMap<Request, Context>()
  const remember = ({ args }: { args: ExecutionArgs }) => {
    const context = args.contextValue as Context
    if (context.viewer?.kind === 'key') asked.set(context.request, context)
  }
  return {
    onExecute: remember,
    onSubscribe: remember,
    onResultProcess({ request, result }) {
      const { viewer, spent } = asked.get(request) ?? {}
      if (viewer?.kind !== 'key') return
      const errors = isAsyncIterable(result) ? [] : [result].flat().flatMap((one: ExecutionResult) => one.errors ?? [])
      const isThrottled = spent?.standing.isRefused ?? false
      counter.note(viewer.apiKeyId, {
        calls: 1,
        points: spent?.paid ?? 0,
        errors: errors.length > 0 && !isThrottled ? 1 : 0,
        throttled: isThrottled ? 1 : 0,
      })
    },
  }
}
