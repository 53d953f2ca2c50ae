import type { Letter, LetterFoot } from './letter.ts'

/** The plain twin of a mail: what a screen reader, a watch and a careful person read. */
export function toText(letter: Letter, foot: LetterFoot): string {
  const address = (path: string) => `${foot.webUrl}${path}`
  const items = (letter.items ?? []).map(({ title, text, link }) =>
    [`- ${title}`, `  ${text}`, ...(link ? [`  ${link.label}: ${address(link.path)}`] : [])].join('\n'),
  )
  const parts = [
    ...letter.lines,
    ...items,
    ...(letter.more ? [letter.more] : []),
    ...(letter.action ? [`${letter.action.label}:\n${address(letter.action.path)}`] : []),
    ...(letter.after ?? []),
    ['--', foot.because, ...foot.links.map(({ label, path }) => `${label}: ${address(path)}`)].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}
