import type { Finding, FindingRepair } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { voidDocument } from '../document/void-document.ts'
import { globalId } from '../lib/ids.ts'
import { Problem } from '../problem/problem.ts'
import { linkDocument } from '../sync/link/link-document.ts'
import { unlinkDocument } from '../sync/link/unlink-document.ts'
import type { Viewer } from '../workspace/session.ts'

/** Repairs that each invoice decides for itself. One that is sent again is unlinked by itself first. */
export type OwnRepair = 'LINK' | 'VOID_HERE' | 'UNLINK' | 'PUSH_AGAIN'

export function isOwnRepair(repair: FindingRepair): repair is OwnRepair {
  return ['LINK', 'VOID_HERE', 'UNLINK', 'PUSH_AGAIN'].includes(repair)
}

/** Does it for one finding; answers why it was refused. */
export async function repairOne(
  dependencies: Dependencies,
  viewer: Viewer,
  repair: OwnRepair,
  { documentId }: Finding,
): Promise<Problem | undefined> {
  const done = await doOne(dependencies, viewer, repair, documentId ?? undefined)
  return done instanceof Problem ? done : undefined
}

function doOne(dependencies: Dependencies, viewer: Viewer, repair: OwnRepair, documentId: string | undefined) {
  if (repair === 'LINK') return linkDocument(dependencies, viewer, { kind: 'INVOICE', documentId, ledgerId: undefined })
  if (repair === 'VOID_HERE')
    return voidDocument(dependencies, viewer, 'INVOICE', globalId('Invoice', documentId ?? ''))
  return unlinkDocument(dependencies, viewer, 'INVOICE', documentId)
}
