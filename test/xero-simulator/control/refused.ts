import type { Problems } from '../accounting/element-failure.ts'

/** Something a person may not do either, in Xero's words. */
export class ActionRefused extends Error {}

/** Refuses where anything is wrong. */
export function insist(problems: Problems): void {
  if (problems.any) throw new ActionRefused(problems.element.join(' '))
}
