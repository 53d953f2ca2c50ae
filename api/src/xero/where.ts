/** Room for one list of values in a query: two lists, the path and the paging stay under the 8 kB a URL may have. */
const LIST_BUDGET = 3_700
/** `ContactNumber=="" OR ` once encoded, the longest field we ask by. */
const CLAUSE_OVERHEAD = 32

/** `Field=="a" OR Field=="b"`, with quotes doubled as Xero's filter wants them. */
export function whereAny(field: string, values: string[]): string {
  return values.map((value) => `${field}==${quote(value)}`).join(' OR ')
}

/** `Field==Guid("a") OR Field==Guid("b")`. */
export function whereAnyId(field: string, ids: string[]): string {
  return ids.map((id) => `${field}==Guid(${quote(id)})`).join(' OR ')
}

/** Splits values into lists that each fit one look-up, in order and without loss. */
export function splitForRead(values: string[], most: number): string[][] {
  const lists: string[][] = []
  let room = 0
  for (const value of values) {
    const size = encodeURIComponent(quote(value)).length + CLAUSE_OVERHEAD
    const current = lists.at(-1)
    if (current && current.length < most && size <= room) current.push(value)
    else lists.push([value])
    room = (lists.at(-1)?.length === 1 ? LIST_BUDGET : room) - size
  }
  return lists
}

/** A text as Xero's filter wants it. */
export function quote(value: string): string {
  return `"${value.replaceAll('"', '""')}"`
}
