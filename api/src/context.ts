import type { YogaInitialContext } from 'graphql-yoga'
import type { Spent } from './allowance/spent.ts'
import type { Dependencies } from './dependencies.ts'
import type { Viewer } from './workspace/session.ts'

/** What a resolver may see. */
export interface Context extends YogaInitialContext, OwnContext {}

/** What we add to Yoga's own context. */
export interface OwnContext {
  dependencies: Dependencies
  viewer: Viewer | null
  requestId: string
  /** What became of the mutation that runs. */
  mutation?: { isRefused: boolean }
  /** What the operation was paid with, where it is counted. */
  spent?: Spent
  /** How far a subscription is: what was told last. */
  cursor?: string
  /** The mutation was done before: this names what it made. */
  alreadyDone?: string
}

/** What the HTTP server knows of a request before GraphQL does. */
export interface ServerContext {
  requestId: string
}

/** Makes the context of one operation. */
export function makeContext(
  dependencies: Dependencies,
): (initial: YogaInitialContext & ServerContext) => Promise<OwnContext> {
  return async ({ request, requestId }) => ({
    dependencies,
    requestId,
    viewer: await dependencies.readViewer(request.headers),
  })
}

/** The viewer of a field that nobody reaches without signing in. */
export function viewerOf(context: Context): Viewer {
  if (!context.viewer) throw new Error('A field that needs a viewer was reached without one.')
  return context.viewer
}
