/** What the ledger refuses in a file's name. */
const REFUSED = /[<>:"/\\|?*+\p{Cc}]/gu
const MOST = 80

/**
 * The name a receipt has in the ledger: the person's own, with our mark before its ending. The name is the file's key
 * there, so the mark keeps two receipts of one name apart and finds each again.
 */
export function receiptFileName({ id, fileName }: { id: string; fileName: string }): string {
  const clean = fileName.replaceAll(REFUSED, '-').trim()
  const [, stem = '', ending = ''] = /^(.*?)(\.[a-z0-9]{1,5})?$/i.exec(clean) ?? []
  return `${stem.slice(0, MOST).trimEnd() || 'receipt'}-${id.slice(-8)}${ending.toLowerCase()}`
}
