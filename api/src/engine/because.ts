import type { Posting } from './plan-line.ts'

const SOURCES: Record<string, string> = {
  SERVICE: 'its service',
  PROJECT: 'its project',
  CLIENT: 'its client',
  RATE: 'its rate',
  DEFAULT: 'your default',
  FIXED: 'a fixed option',
  UNMATCHED: 'the option for lines that name none',
}

/** Which mappings chose where a line posts, as a person reads it: "Account from its service, tax code from its rate". */
export function becauseOf({ account, accountFrom, tax, taxFrom, tracked }: Posting): string | undefined {
  const parts = [
    account && accountFrom ? `account from ${sourceText(accountFrom)}` : '',
    tax && taxFrom ? `tax code from ${sourceText(taxFrom)}` : '',
    ...tracked.map(({ category, option, from }) => (option ? `${category} from ${sourceText(from)}` : '')),
  ].filter((part) => part !== '')
  const text = parts.join(', ')
  return text === '' ? undefined : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

function sourceText(source: string): string {
  return SOURCES[source] ?? 'the line itself'
}
