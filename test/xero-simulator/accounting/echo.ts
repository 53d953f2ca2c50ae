import { emptyId } from '../core/ids.ts'
import { xeroDate } from './dates.ts'
import { ElementFailure, wrap, type Problems } from './element-failure.ts'
import { date, field, list, record, type Raw } from './read.ts'

const lineNames = [
  'LineItemID',
  'Description',
  'Quantity',
  'UnitAmount',
  'LineAmount',
  'ItemCode',
  'AccountCode',
  'TaxType',
  'TaxAmount',
]
const contactNames = ['ContactID', 'ContactNumber', 'Name', 'EmailAddress', 'FirstName', 'LastName', 'ContactStatus']

/** What identifies a kind of document in an echo. */
export interface EchoNames {
  id: string
  plain: string[]
  /** Items have none. */
  errorFlag?: 'HasErrors' | 'HasValidationErrors'
}

/** The refused element as Xero read it, with what is wrong at the place where it is wrong. */
export function refuseElement(raw: Raw, names: EchoNames, problems: Problems): ElementFailure {
  const contact = record(raw, 'Contact')
  const lines = list(raw, 'LineItems')
  const dates = ['Date', 'DueDate'].flatMap((name) => {
    const day = date(raw, name)
    return day === undefined ? [] : [[name, xeroDate(day)] as const]
  })
  return new ElementFailure({
    [names.id]: field(raw, names.id) ?? emptyId,
    ...pick(raw, names.plain),
    ...Object.fromEntries(dates),
    ...(contact && { Contact: { ...pick(contact, contactNames), ValidationErrors: wrap(problems.contact) } }),
    ...(lines && { LineItems: lines.map((line, index) => echoLine(line, problems.lines.get(index) ?? [])) }),
    ...(names.errorFlag && { [names.errorFlag]: true }),
    StatusAttributeString: 'ERROR',
    ValidationErrors: wrap(problems.element),
  })
}

function echoLine(line: Raw, errors: string[]): object {
  return { ...pick(line, lineNames), Tracking: list(line, 'Tracking') ?? [], ValidationErrors: wrap(errors) }
}

function pick(raw: Raw, names: string[]): object {
  return Object.fromEntries(
    names.map((name) => [name, field(raw, name)] as const).filter(([, value]) => value !== undefined),
  )
}
