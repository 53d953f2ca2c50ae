import type { syncWords } from '../words/status.ts'

/** One line of the palette: a page to go to, or something to do. */
export interface Entry {
  /** Unlike any other line's. */
  id: string
  label: string
  icon: string
  /** Beside the label, in a quieter ink. */
  hint?: string
  /** At the line's end. */
  amount?: string
  state?: keyof typeof syncWords
  /** The keys that do the same without the palette. */
  keys?: readonly string[]
  href?: string
  run?: () => Promise<void> | void
}

/** Whether every word that was typed begins a word of it. */
export function fits({ label, hint = '' }: Pick<Entry, 'label' | 'hint'>, typed: string): boolean {
  const words = `${label} ${hint}`.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  const wanted = typed.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return wanted.every((part) => words.some((word) => word.startsWith(part)))
}
