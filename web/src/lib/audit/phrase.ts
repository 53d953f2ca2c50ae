/** Something an entry names, as it was called when it was done. */
export interface Named {
  id: string
  name: string
}

/** What was done, in words; what it names can be pressed to see all that was done to it. */
export type Phrase = readonly (string | Named)[]

/** What an entry holds to make a sentence of. */
export interface Facts {
  /** What it was done to, where that has a name. */
  of: Named | undefined
  /** What a field of what was asked names. */
  name: (field: string) => Named | undefined
  /** What a field of what was asked says. */
  text: (field: string) => string | undefined
  /** How many were asked for at once, where they are more than one. */
  many: string | undefined
}

/** How an entry of one kind is told, behind who did it. */
export type Say = (facts: Facts) => Phrase | string

/** A sentence of what is known; nothing where something of it is not. */
export function says(words: TemplateStringsArray, ...known: (Named | string | undefined)[]): Phrase | undefined {
  const phrase: (string | Named)[] = []
  for (const [index, part] of words.entries()) {
    phrase.push(part)
    if (index === known.length) break
    const one = known[index]
    if (one === undefined) return undefined
    phrase.push(one)
  }
  return phrase.filter((part) => part !== '')
}
