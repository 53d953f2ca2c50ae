import { getOperationAST, Kind, type ExecutionArgs, type ExecutionResult } from 'graphql'
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga'
import type { Context } from '../context.ts'

type Results = AsyncIterable<ExecutionResult> | ExecutionResult

/**
 * Each event of a subscription says how far it is: in `extensions.cursor`, and as the `id` of the server-sent event. Whoever gives
 * it back, as `after` or as `Last-Event-ID`, hears what they missed.
 */
export function tellCursors(): Plugin<Context> {
  return {
    onSubscribe({ subscribeFn, setSubscribeFn }) {
      setSubscribeFn(async (args: ExecutionArgs) => {
        const results = (await subscribeFn(args)) as Results
        const { contextValue } = args as { contextValue: Context }
        if (!isAsyncIterable<ExecutionResult>(results)) return results
        return mapAsyncIterator(results, (result) => withCursor(result, contextValue.cursor))
      })
    },
  }
}

/** Whether a subscription is asked to begin where somebody left off. */
export function resumes({ document, operationName, variableValues, contextValue }: ExecutionArgs): boolean {
  if ((contextValue as Context).request.headers.has('last-event-id')) return true
  const [field] = getOperationAST(document, operationName ?? undefined)?.selectionSet.selections ?? []
  const after = field?.kind === Kind.FIELD ? field.arguments?.find(({ name }) => name.value === 'after') : undefined
  if (!after) return false
  return after.value.kind !== Kind.VARIABLE || (variableValues?.[after.value.name.value] ?? null) !== null
}

function withCursor(result: ExecutionResult, cursor: string | undefined): ExecutionResult {
  if (cursor === undefined) return result
  // Yoga writes `data: ` before the text and an empty line after it: a line of ours between them is the event's id.
  const stringify = (told: object): string => `${JSON.stringify(told)}\nid: ${cursor}`
  return { ...result, extensions: { ...result.extensions, cursor }, stringify } as ExecutionResult
}
