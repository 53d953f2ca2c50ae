import { randomUUID } from 'node:crypto'
import type { ExecutionArgs, ExecutionResult } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import type { Context } from '../context.ts'
import type { Viewer } from '../workspace/session.ts'
import { resumes } from './graphql-cursor.ts'
import { Mailbox } from './mailbox.ts'

type Results = AsyncIterable<ExecutionResult> | ExecutionResult
type Subscribe = (args: ExecutionArgs) => Results | Promise<Results>

/** One subscription that is executed for everybody who asks the same. */
interface Shared {
  started: Promise<Results>
  readers: Set<Mailbox<ExecutionResult>>
}

/**
 * Executes each event once for all subscribers of this node who ask the same question in the same role of the same
 * workspace: a thousand open pages cost one reading. Before anybody is told, they are asked for again: whoever signed
 * out, was removed or whose key was revoked hears nothing more.
 */
export function shareSubscriptions(): Plugin<Context> {
  const open = new Map<string, Shared>()

  function join(key: string, begin: () => Results | Promise<Results>): Shared {
    const found = open.get(key)
    if (found) return found
    const shared: Shared = { started: Promise.resolve(begin()), readers: new Set() }
    open.set(key, shared)
    void tellAll(shared).finally(() => close(key, shared))
    return shared
  }

  /** Whoever comes later begins anew. */
  function close(key: string, shared: Shared): void {
    if (open.get(key) === shared) open.delete(key)
    for (const reader of shared.readers) reader.end()
  }

  async function listen(args: ExecutionArgs, viewer: Viewer, subscribe: Subscribe): Promise<Results> {
    const context = args.contextValue as Context
    // Whoever goes on where they left off hears what nobody else waits for.
    const key = resumes(args) ? randomUUID() : keyOf(args, viewer)
    const shared = join(key, () => subscribe({ ...args, contextValue: { ...context, viewer: asMember(viewer) } }))
    const results = await shared.started
    if (!isAsyncIterable(results)) return results
    const reader = new Mailbox<ExecutionResult>({
      isWanted: async () => {
        const now = await context.dependencies.readViewer(context.request.headers)
        return now?.workspaceId === viewer.workspaceId
      },
      onEnd: () => {
        shared.readers.delete(reader)
        if (shared.readers.size > 0 || open.get(key) !== shared) return
        close(key, shared)
        void results[Symbol.asyncIterator]().return?.()
      },
    })
    shared.readers.add(reader)
    return reader
  }

  return {
    onSubscribe({ subscribeFn, setSubscribeFn }) {
      setSubscribeFn((args: ExecutionArgs) => {
        const { viewer } = args.contextValue as Context
        return viewer ? listen(args, viewer, subscribeFn as Subscribe) : subscribeFn(args)
      })
    },
  }
}

/** What goes wrong is told to those who wait for `started`; who listens already hears the end. */
async function tellAll({ started, readers }: Shared): Promise<void> {
  const results = await started.catch(() => undefined)
  if (!isAsyncIterable<ExecutionResult>(results)) return
  try {
    for await (const result of results) for (const reader of readers) reader.put(result)
  } catch {
    // The source broke off: its readers come back and read anew.
  }
}

function keyOf({ document, operationName, variableValues }: ExecutionArgs, { workspaceId, role }: Viewer): string {
  return JSON.stringify([workspaceId, role, document.loc?.source.body, operationName, variableValues])
}

/** A shared answer may depend on the workspace and the role, and on nothing else of whoever happened to ask first. */
function asMember(viewer: Viewer): Viewer {
  return new Proxy(viewer, {
    get: (target, name) => {
      if (name === 'workspaceId' || name === 'role') return target[name]
      throw new Error(`A subscription is shared by a role: it must not depend on the viewer's ${String(name)}.`)
    },
  })
}
