import type { DocumentKind } from './document-kind.ts'
import type { Posting } from './plan-line.ts'

const WORDS: Record<DocumentKind, string> = {
  INVOICE: 'invoice',
  BILL: 'bill',
  CREDIT_NOTE: 'credit note',
  EXPENSE: 'expense',
}

const SOURCES: Record<string, string> = {
  SERVICE: 'its service',
  PROJECT: 'its project',
  CLIENT: 'its client',
  RATE: 'its rate',
  DEFAULT: 'your default',
  ACCOUNT: 'its account in Xero',
  FIXED: 'a fixed option',
  UNMATCHED: 'the option for lines that name none',
}

/** Which mappings chose where a line posts, as a person reads it: "Account from its service, tax code from its rate". */
export function becauseOf(
  { account, accountFrom, tax, taxFrom, tracked }: Posting,
  kind: DocumentKind,
): string | undefined {
  const parts = [
    account && accountFrom ? `account ${sourceText(accountFrom, kind)}` : '',
    tax && taxFrom ? `tax code ${sourceText(taxFrom, kind)}` : '',
    ...tracked.map(({ category, option, from }) => (option ? `${category} ${sourceText(from, kind)}` : '')),
  ].filter((part) => part !== '')
  const text = parts.join(', ')
  return text === '' ? undefined : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

function sourceText(source: string, kind: DocumentKind): string {
  const from = SOURCES[source]
  return from ? `from ${from}` : `chosen for this ${WORDS[kind]}`
}
