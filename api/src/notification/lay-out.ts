import { toHtml } from './letter-html.ts'
import { toText } from './letter-text.ts'
import type { Letter, LetterFoot } from './letter.ts'

/** Both twins of a letter, under a subject of one line whatever stands in it. */
export function layOut(letter: Letter, foot: LetterFoot): { subject: string; text: string; html: string } {
  const subject = letter.subject.replaceAll(/\s+/g, ' ').trim()
  return { subject, text: toText(letter, foot), html: toHtml({ ...letter, subject }, foot) }
}
