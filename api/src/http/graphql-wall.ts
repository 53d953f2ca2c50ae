import type { ExecutionArgs, ExecutionResult } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import type { Context } from '../context.ts'
import { allBehindWall, behindWall } from '../wall/behind-wall.ts'

type Results = AsyncIterable<ExecutionResult> | ExecutionResult

/**
 * Runs every operation behind the wall of its viewer's workspace: a query that forgot to name the workspace finds nothing of
 * others. Stands around all other plugins, so that nothing done for an operation is left outside.
 */
export function keepBehindWall(): Plugin<Context> {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args: ExecutionArgs) => behindWall(workspaceOf(args), () => executeFn(args)))
    },
    onSubscribe({ subscribeFn, setSubscribeFn }) {
      setSubscribeFn(async (args: ExecutionArgs) => {
        const workspaceId = workspaceOf(args)
        const results = await behindWall(workspaceId, () => subscribeFn(args) as Results | Promise<Results>)
        return isAsyncIterable<ExecutionResult>(results) ? allBehindWall(workspaceId, results) : results
      })
    },
  }
}

function workspaceOf({ contextValue }: ExecutionArgs): string | undefined {
  return (contextValue as Context).viewer?.workspaceId
}
