import { invalidateAll } from '$app/navigation'
import { navigating } from '$app/state'

/**
 * Reads the page again. Someone on the way to another page gets there first: Kit gives a navigation up when everything
 * is invalidated in the middle of it.
 */
export async function readAgain(): Promise<void> {
  while (navigating.to) await navigating.complete?.catch(() => {})
  await invalidateAll()
}
