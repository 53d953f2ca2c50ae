import { during } from '../lib/act.ts'
import { globalId } from '../lib/ids.ts'
import { Problem } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { addEntries } from './audit.store.ts'
import { actorOf } from './entry.ts'
import { withoutSecrets } from './tell.ts'

interface Done {
  action: string
  asked: object
  /** The type of what the transaction answers with. */
  makes: string
}

/** Does what is no mutation, and tells the audit log of it in the same transaction. */
export function audited<Result>(viewer: Viewer, { action, asked, makes }: Done, work: () => Result): Result {
  const { workspaceId } = viewer
  return during(
    {
      isAudited: true,
      beforeCommit: async (transaction, result) => {
        if (result instanceof Problem) return
        const { id } = result as { id: string }
        const told = { action, asked: withoutSecrets(asked) as object, changes: [] }
        const about = { workspaceId, actor: actorOf(viewer), subjectId: globalId(makes, id) }
        await addEntries(transaction, [{ ...about, ...told }])
      },
    },
    work,
  )
}
