import { beginStory, type Doors, type Story } from './story.ts'

/**
 * A story that sent invoices before it connected, an hour ago; connected and mapped since. Their numbers are `INV-0001`
 * and on; `before` is what else was done then.
 */
export async function beginOldStory(
  world: Doors,
  count: number,
  before: (story: Story) => Promise<unknown> = async () => {},
): Promise<Story> {
  const story = await beginStory(world)
  await sendOld(story, count)
  await before(story)
  await world.simulator.control.advance(60 * 60_000)
  await story.connect()
  await story.mapDefaults({ payments: true })
  return story
}

/** Makes and sends so many invoices of 120.00. */
export async function sendOld(story: Story, count: number): Promise<void> {
  for (let n = 1; n <= count; n++) await story.send(await story.createInvoice(oldNumber(n)))
}

export function oldNumber(n: number): string {
  return `INV-${String(n).padStart(4, '0')}`
}

/** What of the past is asked for. */
export interface Asked {
  historyMode: 'ALL' | 'SINCE_DATE'
  since?: string
  status?: string[]
}

/** Starts a backfill and answers it, or the problem. */
export function startBackfill(story: Story, asked: Asked = { historyMode: 'ALL' }): Promise<Record<string, any>> {
  return story.graph.run('startBackfill', asked, '... on Backfill { id state historyMode }')
}

/** One of the turns a person may give it. */
export function steerBackfill(
  story: Story,
  turn: 'pauseBackfill' | 'resumeBackfill' | 'cancelBackfill' | 'retryBackfill',
  backfillId: string,
): Promise<Record<string, any>> {
  return story.graph.run(turn, { backfillId }, '... on Backfill { id state }')
}

/** The newest backfill of the story's connection, as its owner sees it. */
export async function backfillOf(story: Story): Promise<Record<string, any>> {
  const { connection } = await story.graph
    .ask(`{ connection { historyMode backfill { id state historyMode startedBy endedAt
    reason { code } progress { total done waiting underWay pushed linked skipped failed toReview perMinute secondsLeft
      waitsUntil waitsFor { code message } }
    failed: stuck(which: FAILED) { totalCount nodes { number sync { reason { code } } } }
    toReview: stuck(which: TO_REVIEW) { totalCount nodes { id number sync { reason { code message } } } } } } }`)
  return { ...connection.backfill, covers: connection.historyMode }
}

/** What a backfill would do. */
export async function previewBackfill(story: Story, args = 'historyMode: ALL'): Promise<Record<string, any>> {
  const { previewBackfill: preview } = await story.graph.ask(`{ previewBackfill(${args}) { __typename
    ... on Problem { code message }
    ... on BackfillPreview { invoices willGo payments calls seconds willNotGo { count problem { code title } } } } }`)
  return preview
}
