import type { BookAccount, Books } from './books.ts'
import { booksFor, formOf, isDemand } from './document-kind.ts'
import type { LedgerDocument, LedgerForm } from './ledger-documents.ts'
import { withMarker } from './marker.ts'
import { moneyText, rateText, toDecimal, totalsOf } from './money.ts'
import { planLine } from './plan-line.ts'
import type { PushDocument } from './push-document.ts'

/** One thing a document says, as either side holds it. */
export interface Fact {
  /** `number`, `dueOn`, `lines.0`: the same on both sides. */
  field: string
  label: string
  /** Equal where the two mean the same, however they are written; empty where one side cannot know. */
  key: string
  /** As a person reads it; of a line first its description, then on a line of its own what it comes to and where it posts. */
  text: string
}

/** What accounts and tax codes are called. */
export type Names = Pick<Books, 'accounts' | 'taxRates'>

const noNames: Names = { accounts: new Map(), taxRates: new Map() }

interface Content {
  form: LedgerForm
  number: string
  contact: { id: string | undefined; name: string }
  issuedOn: string
  dueOn: string | undefined
  currency: string
  reference: string | undefined
  lines: readonly Fact[]
  taxTotal: bigint
  total: bigint
}

/** What our document says, mapped as a push would map it. `form`: what it is there, where that is settled. */
export function factsOfOurs(
  document: PushDocument,
  books: Books,
  form: LedgerForm = formOf(document.kind, books),
): Fact[] {
  const { contact, clientName } = document
  const own = booksFor(document.kind, books)
  const lines = document.lines.map((line, index) => {
    const { account, tax, tracked } = planLine(line, index, own)
    const posting = {
      account: { code: account?.code, text: account ? nameOf(account) : 'no account' },
      tax: { code: tax?.taxType, text: tax?.name ?? 'no tax code' },
      tracking: tracked.flatMap(({ category, option }) => (option ? [`${category}: ${option}`] : [])),
    }
    return lineFact({ ...line, ...posting }, index, document.currency)
  })
  const who = { id: contact?.ledgerContactId, name: contact?.name ?? clientName }
  const reference = form === 'CREDIT_NOTE' ? withMarker(document) : document.reference
  return toFacts({ ...document, form, reference, contact: who, lines, taxTotal: totalsOf(document.lines).taxTotal })
}

/** What the ledger's document says. Whom and where it stands with payments is no content. */
export function factsOfLedger(document: LedgerDocument, names: Names = noNames): Fact[] {
  const lines = (document.lines ?? []).map((line, index) => {
    const account = [...names.accounts.values()].find(({ code }) => code !== undefined && code === line.accountCode)
    const tax = [...names.taxRates.values()].find(({ taxType }) => taxType === line.taxType)
    const posting = {
      account: { code: line.accountCode, text: account ? nameOf(account) : (line.accountCode ?? 'no account') },
      tax: { code: line.taxType, text: tax?.name ?? line.taxType ?? 'no tax code' },
      tracking: (line.tracking ?? []).map(({ category, option }) => `${category}: ${option}`),
    }
    return lineFact({ ...line, ...posting }, index, document.currency)
  })
  return toFacts({ ...document, contact: { id: document.ledgerContactId, name: document.contactName ?? '' }, lines })
}

function toFacts(content: Content): Fact[] {
  const { contact, currency, form } = content
  // The ledger keeps no reference of a bill, and the number as that of spent money; only a demand for money is due.
  const reference = form === 'INVOICE' || form === 'CREDIT_NOTE' ? (content.reference ?? '') : ''
  const dueOn = isDemand(form) ? content.dueOn : undefined
  const money = (amount: bigint) => moneyText(toDecimal(amount), currency)
  return [
    fact('number', 'Number', content.number),
    { field: 'contact', label: 'Contact', key: contact.id ?? '', text: contact.name },
    fact('issuedOn', 'Issued', content.issuedOn, dayText(content.issuedOn)),
    fact('dueOn', 'Due', dueOn ?? '', dueOn === undefined ? '' : dayText(dueOn)),
    fact('reference', 'Reference', reference.trim()),
    fact('currency', 'Currency', currency),
    ...content.lines,
    fact('taxTotal', 'Tax', `${content.taxTotal}`, money(content.taxTotal)),
    fact('total', 'Total', `${content.total}`, money(content.total)),
  ]
}

function fact(field: string, label: string, key: string, text = key): Fact {
  return { field, label, key, text }
}

interface LineContent {
  description: string
  quantity: string
  unitPrice: string
  net: bigint
  account: { code: string | undefined; text: string }
  tax: { code: string | undefined; text: string }
  /** Told, and never held to differ: what people file a line under there is theirs. */
  tracking: readonly string[]
}

function lineFact(line: LineContent, index: number, currency: string): Fact {
  const { account, tax, net } = line
  const [description, quantity, price] = [tidy(line.description), rateText(line.quantity), rateText(line.unitPrice)]
  const key = JSON.stringify([description, quantity, price, `${net}`, account.code ?? '', tax.code ?? ''])
  const sum = `${quantity} × ${moneyText(line.unitPrice, currency, 4)} = ${moneyText(toDecimal(net), currency)}`
  const text = `${description}\n${[sum, account.text, tax.text, ...line.tracking].join(' · ')}`
  return fact(`lines.${index}`, `Line ${index + 1}`, key, text)
}

function nameOf({ code, name }: BookAccount): string {
  return code === undefined ? name : `${code} ${name}`
}

/** The ledger keeps neither the spaces around a text nor the manner of its line breaks. */
function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

function dayText(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}
