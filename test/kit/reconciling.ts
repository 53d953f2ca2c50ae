import { drain } from '@tieout/api/worker'
import type { Story } from './story.ts'
import type { World } from './world.ts'

const fields = `id state calls estimatedCalls expected read differences accepted toDo reason { code }
  waitingUntil issuedFrom issuedTo
  kinds totals { kind class count ours { amount currency } theirs { amount } difference { amount } }
  findings(first: 100) { totalCount nodes { id kind class number path repairs repair repairedBy acceptedAt acceptedBy
    fields { field ours theirs } ours { amount } theirs { amount } invoice { id } ledgerUrl } }`

/** Asks for a reconciliation as its owner would; answers its id. */
export async function begin(story: Story, scope = 'SINCE_CONNECTED', kinds?: string[]): Promise<string> {
  const begun = await story.graph.run(
    'startReconciliation',
    { scope, ...(kinds ? { kinds } : {}) },
    '... on Reconciliation { id }',
  )
  if (!begun['id']) throw new Error(JSON.stringify(begun))
  return begun['id']
}

/** One reconciliation with all there is to know of it. */
export async function look(story: Story, id: string): Promise<Record<string, any>> {
  const { reconciliation } = await story.graph.ask(`query ($id: ID!) { reconciliation(id: $id) { ${fields} } }`, { id })
  return reconciliation
}

/** Begins one, lets the worker do what is due, and answers what it found. */
export async function reconcile(
  world: World,
  story: Story,
  scope?: string,
  kinds?: string[],
): Promise<Record<string, any>> {
  const id = await begin(story, scope, kinds)
  await world.sweep()
  return look(story, id)
}

/** Mends every finding of a class; throws what was refused. */
export async function repair(story: Story, reconciliationId: string, name: string, how: string): Promise<void> {
  const input = { reconciliationId, class: name, repair: how }
  const told = '... on RepairFindingsSuccess { count refused { finding { number } problem { code message } } }'
  const done = await story.graph.run('repairFindings', input, told)
  if (!done['count'] || done['refused'].length > 0) throw new Error(JSON.stringify(done))
}

/** `INV-0001 DIFFERENT`, one line for each finding, in order. */
export function foundIn(one: Record<string, any>): string[] {
  return one['findings'].nodes.map((finding: any) => `${finding.number} ${finding.class}`).toSorted()
}

/** Lets the drain take steps until the reconciliation is at this page of a list. */
export async function readPages(world: World, story: Story, id: string, pages: number): Promise<void> {
  const { organisationId: ledgerOrganisationId } = story.organisation
  const { prisma } = world.dependencies
  const { id: organisationId } = await prisma.organisation.findFirstOrThrow({ where: { ledgerOrganisationId } })
  const { id: local } = await prisma.reconciliation.findFirstOrThrow({ where: { organisationId, endedAt: null } })
  const stopping = new AbortController()
  const watched = prisma.$extends({
    query: {
      reconciliation: {
        update: async ({ args, query }) => {
          const answer = await query(args)
          const { nextPage } = await prisma.reconciliation.findUniqueOrThrow({ where: { id: local } })
          if (nextPage >= pages) stopping.abort()
          return answer
        },
      },
    },
  })
  await drain({ ...world.dependencies, prisma: watched as unknown as typeof prisma }, organisationId, stopping.signal)
  const { state } = await look(story, id)
  if (state !== 'READING') throw new Error(`It is ${state}.`)
}
