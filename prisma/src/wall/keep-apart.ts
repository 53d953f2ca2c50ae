import type { PrismaClient } from '../generated/client/client.ts'
import { currentWorkspace, insideWorkspace, outsideWorkspaces } from './place.ts'

/** The part of Prisma that puts unique reads of one tick into one statement. It is not part of its interface. */
interface Batching {
  batchBy(request: object): string | undefined
  singleLoader(request: object): Promise<unknown>
  batchLoader(requests: object[]): Promise<unknown>
}

/**
 * Prisma puts unique reads of one tick together, whoever asked, and sends them as the first who did. From now on only those of
 * one workspace go together, and behind its wall. Throws where Prisma is built otherwise than this knows.
 */
export function keepApart(prisma: PrismaClient): void {
  const batching = findBatching(prisma)
  const { batchBy, singleLoader, batchLoader } = batching
  const askedIn = new WeakMap<object, string | undefined>()

  const inPlaceOf = (request: object | undefined, work: () => Promise<unknown>) => {
    const workspaceId = request && askedIn.get(request)
    return workspaceId === undefined ? outsideWorkspaces(work) : insideWorkspace(workspaceId, work)
  }
  batching.batchBy = (request) => {
    const key = batchBy(request)
    if (key === undefined) return undefined
    const workspaceId = currentWorkspace()
    askedIn.set(request, workspaceId)
    return `${workspaceId === undefined ? 'outside' : `inside ${workspaceId}`} ${key}`
  }
  // What is not put together is sent at once, from where it was asked.
  batching.singleLoader = (request) =>
    askedIn.has(request) ? inPlaceOf(request, () => singleLoader(request)) : singleLoader(request)
  batching.batchLoader = (requests) => inPlaceOf(requests[0], () => batchLoader(requests))
}

function findBatching(prisma: PrismaClient): Batching {
  type Inside = { _requestHandler?: { dataloader?: { options?: Partial<Batching> } } }
  const found = (prisma as unknown as Inside)._requestHandler?.dataloader?.options
  if (found?.batchBy && found.singleLoader && found.batchLoader) return found as Batching
  throw new Error('This @prisma/client puts reads together in a way that prisma/src/wall/keep-apart.ts does not know.')
}
