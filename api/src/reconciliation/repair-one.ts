import type { Finding, FindingRepair } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { voidDocument } from '../document/void-document.ts'
import { documentGlobalId } from '../document/kinds.ts'
import { Problem } from '../problem/problem.ts'
import { linkDocument } from '../sync/link/link-document.ts'
import { unlinkDocument } from '../sync/link/unlink-document.ts'
import type { Viewer } from '../workspace/session.ts'

/** Repairs that each document decides for itself. One that is sent again is unlinked by itself first. */
export type OwnRepair = 'LINK' | 'VOID_HERE' | 'UNLINK' | 'PUSH_AGAIN'

export function isOwnRepair(repair: FindingRepair): repair is OwnRepair {
  return ['LINK', 'VOID_HERE', 'UNLINK', 'PUSH_AGAIN'].includes(repair)
}

/** Does it for one finding; answers why it was refused. */
export async function repairOne(
  dependencies: Dependencies,
  viewer: Viewer,
  repair: OwnRepair,
  finding: Finding,
): Promise<Problem | undefined> {
  const done = await doOne(dependencies, viewer, repair, finding)
  return done instanceof Problem ? done : undefined
}

function doOne(
  dependencies: Dependencies,
  viewer: Viewer,
  repair: OwnRepair,
  { kind, documentId, form, ledgerId }: Finding,
) {
  const id = documentId ?? undefined
  // Two suppliers may give their bills one number: this one was told from the others, so it is named.
  const named = form === 'BILL' ? (ledgerId ?? undefined) : undefined
  if (repair === 'LINK') return linkDocument(dependencies, viewer, { kind, documentId: id, ledgerId: named })
  if (repair === 'VOID_HERE')
    return voidDocument(dependencies, viewer, kind, documentGlobalId({ kind, id: documentId ?? '' }))
  return unlinkDocument(dependencies, viewer, kind, id)
}
