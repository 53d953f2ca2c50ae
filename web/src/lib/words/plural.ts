const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']

/** "1 invoice", "3 invoices". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}

/** "Five" for a headline; digits from ten on. */
export function inWords(n: number): string {
  return small[n] ?? String(n)
}
