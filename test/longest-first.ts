import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The kinds of tests in the order they are begun: the one long file that is a kind of its own first, the shortest ones last. */
const kinds = ['histories', 'browser', 'journeys', 'xero-simulator']

/** What takes longest of each kind, the longest first; a name that is missing here costs a moment, and breaks nothing. */
const longest = [
  ...['accessibility', 'words', 'main-job', 'statuses', 'keyboard', 'records', 'live'],
  ...['restart', 'kinds', 'lost-answers', 'backfill-kill', 'kill-writes', 'kill', 'isolation', 'reconciliation-kinds'],
  ...['xero-problem-codes', 'rolling', 'two-nodes', 'kinds-changes', 'isolation-doors', 'reconciliation-faults'],
]

/** A file that is begun last ends last: long ones come first, so that no worker is left with one when the others are done. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => kindOf(a) - kindOf(b) || placeOf(a) - placeOf(b))
  }
}

function kindOf({ project }: TestSpecification): number {
  return kinds.indexOf(project.name)
}

function placeOf({ moduleId }: TestSpecification): number {
  const [, name = ''] = /([^/]+)\.(?:browser|journey)\.test\.ts$/.exec(moduleId) ?? []
  const place = longest.indexOf(name)
  return place === -1 ? longest.length : place
}
