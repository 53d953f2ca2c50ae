import { locale } from './locale.ts'

const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']

/** "1,204", as the reader writes it. */
export function whole(n: number): string {
  return n.toLocaleString(locale())
}

/** "1 invoice", "1,204 invoices". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${whole(n)} ${n === 1 ? one : many}`
}

/** "Five" for a headline; digits from ten on. */
export function inWords(n: number): string {
  return small[n] ?? whole(n)
}
