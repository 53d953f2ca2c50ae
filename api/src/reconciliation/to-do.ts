import type { Context } from '../context.ts'
import { makeLoader } from '../lib/loaders.ts'

/** How many findings of each reconciliation are neither repaired nor accepted. */
export const loadToDo = makeLoader<Context, string, number>(async ({ dependencies }, ids) => {
  const counts = await dependencies.prisma.finding.groupBy({
    by: ['reconciliationId'],
    where: { reconciliationId: { in: [...ids] }, repairedAt: null, acceptedAt: null, class: { not: 'UNDER_WAY' } },
    _count: true,
  })
  return new Map(counts.map(({ reconciliationId, _count }) => [reconciliationId, _count]))
})
