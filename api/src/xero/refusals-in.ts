import type { Refusal } from '../engine/ledger-answer.ts'
import { listMember, textMember } from './json.ts'
import { toRefusal } from './refusals.ts'

/**
 * Every reason found in one element of an answer, each once: Xero puts them on the element, on its contact and on its lines.
 * Takes the raw JSON, for the SDK's models drop those of the lines.
 */
export function refusalsIn(element: unknown): Refusal[] {
  const all = [...walk(element, undefined)]
  return all.filter((refusal, at) => {
    const same = all.filter(({ said }) => said === refusal.said)
    // Said of a line as well, the line's own copy tells more.
    if (refusal.line === undefined && same.some(({ line }) => line !== undefined)) return false
    return all.findIndex(({ said, line }) => said === refusal.said && line === refusal.line) === at
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
