import type { Books, BookTracking } from './books.ts'
import type { PlannedTracking } from './ledger-plans.ts'
import type { PushLine } from './push-document.ts'
import type { Reason } from './reason.ts'

/** What of a line names its option. */
export type TrackingSource = 'PROJECT' | 'CLIENT' | 'SERVICE' | 'FIXED'

/** One tracking category of a line: its option, or why it has none. */
export interface Tracked {
  category: string
  option: string | undefined
  from: TrackingSource | 'UNMATCHED'
}

/**
 * The tracking of one line (F045). A project, client or service names its option by a choice a person made for it, else by
 * the same name; what names none follows the category's policy. An archived category is left out: it can't be used.
 */
export function planTracking(
  line: PushLine,
  index: number,
  { tracking }: Books,
): { tracked: Tracked[]; planned: PlannedTracking[]; problems: Reason[] } {
  const tracked: Tracked[] = []
  const planned: PlannedTracking[] = []
  const problems: Reason[] = []
  for (const mapping of tracking.filter((one) => !one.archived)) {
    const { category, ledgerCategoryId, source, unmatched } = mapping
    const subject = subjectOf(line, source)
    const matched = source === 'FIXED' ? mapping.optionId : subject && findOption(mapping, subject)
    const isFallback = matched === undefined && unmatched === 'USE_OPTION'
    const option = mapping.options.get((isFallback ? mapping.optionId : matched) ?? '')
    tracked.push({ category, option: option?.name, from: isFallback ? 'UNMATCHED' : source })
    if (option?.archived) {
      problems.push({ code: 'TRACKING_ARCHIVED', line: index, category, option: option.name })
    } else if (option) {
      planned.push({ ledgerCategoryId, ledgerOptionId: option.ledgerOptionId, category, option: option.name })
    } else if (unmatched === 'REFUSE') {
      problems.push({ code: 'TRACKING_UNMATCHED', line: index, category, subject: subject?.name })
    }
  }
  return { tracked, planned, problems }
}

function subjectOf(line: PushLine, source: TrackingSource): { id: string; name: string } | undefined {
  if (source === 'PROJECT') return line.project
  if (source === 'SERVICE') return line.service
  return source === 'CLIENT' ? line.client : undefined
}

function findOption({ choices, options }: BookTracking, subject: { id: string; name: string }): string | undefined {
  const chosen = choices.get(subject.id)
  if (chosen !== undefined) return chosen
  const name = fold(subject.name)
  return [...options].find(([, option]) => !option.archived && fold(option.name) === name)?.[0]
}

function fold(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en')
}
