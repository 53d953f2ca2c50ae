import type { World } from '../../kit/world.ts'

/** Nothing is on its way to Xero any more; throws when something failed for good. */
export async function isPushed({ dependencies: { prisma } }: World): Promise<boolean> {
  const failed = await prisma.syncStatus.findFirst({ where: { state: { in: ['FAILED', 'SKIPPED'] } } })
  if (failed) throw new Error(`A push failed: ${failed.reasonCode} ${JSON.stringify(failed.reason)}`)
  return (await prisma.outboxEntry.count()) === 0
}
