import type { TrackingMapping, TrackingSource, UnmatchedTracking } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction } from '../lib/transaction.ts'
import { type Conflict, InvalidInput, NotConnected, NotFound, Problem } from '../problem/problem.ts'
import { releaseBlocked } from '../sync/release-blocked.ts'
import type { Viewer } from '../workspace/session.ts'
import { findMapped } from './mapping.store.ts'
import { findTrackingCategory, saveTrackingMapping, type TrackingCategory } from './tracking-mapping.store.ts'
import { ownSubjects } from './tracking-subjects.store.ts'

export interface MapTracking {
  categoryId: string
  /** Null takes the mapping away. */
  source?: TrackingSource | null | undefined
  unmatched?: UnmatchedTracking | null | undefined
  optionId?: string | null | undefined
  choices?: readonly { subjectId: string; optionId: string }[] | null | undefined
  revision?: string | null | undefined
}

export type MappedTracking = { mapping: TrackingMapping | null; categoryId: string }

/** Chooses how lines get their option of one tracking category, or that they get none (F045). */
export async function mapTracking(
  dependencies: Dependencies,
  { workspaceId }: Viewer,
  input: MapTracking,
): Promise<MappedTracking | NotFound | NotConnected | InvalidInput | Conflict> {
  const { prisma, clock, wake } = dependencies
  const mapped = await findMapped(prisma, workspaceId)
  if (!mapped) return new NotConnected()
  const { organisationId, connectionId } = mapped
  const category = await findTrackingCategory(
    prisma,
    organisationId,
    localId('LedgerTrackingCategory', input.categoryId),
  )
  if (!category) return new NotFound('tracking category')
  const change = await read(dependencies, workspaceId, category, input)
  if (change instanceof Problem) return change

  const saved = await inTransaction(prisma, async (transaction) => {
    const mapping = await saveTrackingMapping(transaction, category, change, input.revision)
    if (mapping instanceof Problem) return mapping
    await releaseBlocked(transaction, { workspaceId, organisationId, now: new Date(clock.now()) })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
    return { mapping, categoryId: category.id }
  })
  if (!(saved instanceof Problem)) wake(organisationId)
  return saved
}

/** What is to stand; undefined takes it away. Everything wrong is named by its field. */
async function read({ prisma }: Dependencies, workspaceId: string, category: TrackingCategory, input: MapTracking) {
  const { source } = input
  if (!source) return undefined
  const wrong = (path: string, message: string) => new InvalidInput([{ path, message }])
  if (category.archivedAt) return wrong('categoryId', `${category.name} is archived in Xero. Choose another category.`)
  const unmatched = source === 'FIXED' ? 'LEAVE_EMPTY' : (input.unmatched ?? 'LEAVE_EMPTY')
  const options = new Map(category.options.map((option) => [option.id, option]))
  const find = (given: string | null | undefined) => options.get(localId('LedgerTrackingOption', given ?? '') ?? '')
  const needsOption = source === 'FIXED' || unmatched === 'USE_OPTION'
  const option = needsOption ? find(input.optionId) : undefined
  if (needsOption && !option) return wrong('optionId', `Choose an option of ${category.name}.`)
  if (option?.archivedAt) return wrong('optionId', `${option.name} is archived in Xero. Choose another option.`)
  const given = source === 'FIXED' ? [] : (input.choices ?? [])
  const subjects = await ownSubjects(prisma, workspaceId, source, given)
  const choices = []
  for (const [index, choice] of given.entries()) {
    const [subjectId, chosen] = [subjects.get(choice.subjectId), find(choice.optionId)]
    if (!subjectId)
      return wrong(`choices.${index}.subjectId`, `This isn’t a ${source.toLowerCase()} of your workspace.`)
    if (!chosen) return wrong(`choices.${index}.optionId`, `Choose an option of ${category.name}.`)
    if (chosen.archivedAt) return wrong(`choices.${index}.optionId`, `${chosen.name} is archived in Xero.`)
    choices.push({ subjectId, optionId: chosen.id })
  }
  return { source, unmatched, optionId: option?.id ?? null, choices }
}
