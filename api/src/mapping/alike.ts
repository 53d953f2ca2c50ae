/** Whether two names differ at most in case, spaces and punctuation. */
export function alike(a: string, b: string): boolean {
  return plain(a) === plain(b)
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether a name begins with this code, as “200 Design” does. */
export function startsWithCode(name: string, code: string): boolean {
  return plain(name).split(' ')[0] === code.toLowerCase()
}

const COMMON = new Set(['vat', 'tax', 'on', 'income', 'expenses', 'rate', 'rated', 'the', 'of', 'gst'])

/** Whether two names share a word that says something: neither a number nor one that every rate carries. */
export function sharesWord(a: string, b: string): boolean {
  const words = new Set(plain(a).split(' ').filter(isTelling))
  return plain(b)
    .split(' ')
    .some((word) => isTelling(word) && words.has(word))
}

function isTelling(word: string): boolean {
  return word.length > 1 && !COMMON.has(word) && !/^\d+$/.test(word)
}
