import type { Component } from 'svelte'
import type { EmptyListProps } from './EmptyList.svelte'

/** What stands where a list has no rows; read with the page, and only by those that have none. */
export async function loadEmptyList(): Promise<Component<EmptyListProps>> {
  return (await import('./EmptyList.svelte')).default
}
