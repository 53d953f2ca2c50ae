/** The words of one enumeration, under `Type.VALUE`. */
export function each(type: string, words: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(words).map(([name, text]) => [`${type}.${name}`, text])
}
