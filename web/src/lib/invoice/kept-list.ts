import type { VirtualItem } from '@tanstack/virtual-core'
import type { Component } from 'svelte'
import type { LongList } from './long-list.svelte.ts'
import type { BodyProps } from './row-body.ts'

/**
 * The list that was read furthest, and what draws it: both come when somebody scrolls beyond the first page, and stay, so
 * that coming back from an invoice finds the place again.
 */
export const kept: {
  list?: LongList
  body?: Component<BodyProps, { reveal: (index: number) => void }>
  /** How high the rows were that were drawn once: without them, coming back would end some rows off. */
  sizes?: VirtualItem[]
} = {}
