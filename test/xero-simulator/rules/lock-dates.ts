import { organisationOf, type Actor } from '../accounting/actor.ts'
import { messages } from './messages.ts'

/** Why a document of this date cannot be made or changed; undefined when it can. Advisers may work in a locked period, nobody in a locked year. */
export function lockedBy(actor: Actor, date: string): string | undefined {
  const { periodLockDate, endOfYearLockDate } = organisationOf(actor)
  if (endOfYearLockDate !== null && date <= endOfYearLockDate)
    return messages.yearLocked(words(actor, endOfYearLockDate))
  if (periodLockDate === null || date > periodLockDate || actor.role === 'ADVISER') return undefined
  return messages.periodLocked(words(actor, periodLockDate))
}

function words({ world }: Actor, date: string): string {
  const month = world.unknowns.lockDateFormat === 'long' ? 'long' : 'short'
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' })
  return format.format(new Date(`${date}T00:00:00Z`))
}
