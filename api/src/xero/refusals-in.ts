import type { Refusal } from '../engine/ledger.ts'
import { listMember, textMember } from './json.ts'
import { toRefusal } from './refusals.ts'

/**
 * Every reason found in one element of an answer, each once: Xero puts them on the element, on its contact and on its lines.
 * Takes the raw JSON, for the SDK's models drop those of the lines.
 */
export function refusalsIn(element: unknown): Refusal[] {
  const seen = new Set<string>()
  return [...walk(element, undefined)].filter((refusal) => {
    const identity = `${refusal.line ?? ''}:${refusal.said}`
    return !seen.has(identity) && seen.add(identity)
  })
}

/** Xero's remarks on an element it saved all the same. */
export function warningsIn(element: unknown): string[] {
  return listMember(element, 'Warnings').flatMap((warning) => sentence(warning) ?? [])
}

function* walk(value: unknown, line: number | undefined): Generator<Refusal> {
  if (typeof value !== 'object' || value === null) return
  for (const error of listMember(value, 'ValidationErrors')) {
    const said = sentence(error)
    if (said !== undefined) yield toRefusal(said, line)
  }
  for (const [key, child] of Object.entries(value)) {
    if (/^(validationerrors|warnings)$/i.test(key)) continue
    const isLines = key.toLowerCase() === 'lineitems'
    if (Array.isArray(child)) for (const [index, one] of child.entries()) yield* walk(one, isLines ? index : line)
    else yield* walk(child, line)
  }
}

function sentence(error: unknown): string | undefined {
  return textMember(error, 'Message') ?? textMember(error, 'Description')
}
