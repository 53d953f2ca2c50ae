import { AsyncLocalStorage } from 'node:async_hooks'

/** The workspace that the statements of whatever runs now may reach; undefined: those of all. */
const places = new AsyncLocalStorage<string | undefined>()

/**
 * Runs `work` behind the wall of one workspace: its statements see and write the rows of that workspace, and no others. A
 * transaction stays where it began. The empty string is nobody's workspace: nothing is there.
 */
export function insideWorkspace<Result>(workspaceId: string, work: () => Result | Promise<Result>): Promise<Result> {
  return within(workspaceId, work)
}

/** Runs `work` as the owner of all tables, from wherever it is called. */
export function outsideWorkspaces<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  return within(undefined, work)
}

/** The workspace whose wall stands around whatever runs now. */
export function currentWorkspace(): string | undefined {
  return places.getStore()
}

/** Prisma asks when it is waited for, and not before: so it is waited for in here. */
function within<Result>(place: string | undefined, work: () => Result | Promise<Result>): Promise<Result> {
  return places.run(place, async () => await work())
}
