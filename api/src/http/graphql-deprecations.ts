import { printSchema, type ExecutionArgs } from 'graphql'
import type { Plugin, YogaInitialContext } from 'graphql-yoga'
import { findDeprecated } from '../deprecation/find-deprecated.ts'
import type { Deprecation } from '../deprecation/reason.ts'

/**
 * An answer to an operation that uses something deprecated says so: `Deprecation` since when (RFC 9745), `Sunset` when it goes
 * (RFC 8594), of several the earliest, and `Link` where that is explained.
 */
export function tellDeprecations(explainedAt: string): Plugin<YogaInitialContext> {
  let isAnything = true
  const usedBy = new WeakMap<Request, Deprecation[]>()

  function look({ args }: { args: ExecutionArgs }): void {
    if (!isAnything) return
    const used = findDeprecated(args)
    if (used.length > 0) usedBy.set((args.contextValue as YogaInitialContext).request, used)
  }

  return {
    onSchemaChange({ schema }) {
      isAnything = printSchema(schema).includes('@deprecated')
    },
    onExecute: look,
    onSubscribe: look,
    onResponse({ request, response }) {
      const used = usedBy.get(request)
      if (!used) return
      const earliest = (days: Date[]) => new Date(Math.min(...days.map((day) => day.getTime())))
      response.headers.set('deprecation', `@${earliest(used.map(({ since }) => since)).getTime() / 1000}`)
      response.headers.set('sunset', earliest(used.map(({ until }) => until)).toUTCString())
      response.headers.append('link', `<${explainedAt}>; rel="deprecation"; type="text/html"`)
    },
  }
}
