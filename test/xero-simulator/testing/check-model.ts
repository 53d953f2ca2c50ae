import * as models from 'xero-node/dist/gen/model/accounting/models.js'

interface Attribute {
  baseName: string
  type: string
}

/** What live Xero sends and xero-node's models leave out. */
const beyondModels: Readonly<Record<string, readonly string[]>> = {
  // The readable twins of dates.
  Invoice: ['DateString', 'DueDateString'],
  CreditNote: ['DateString', 'DueDateString', 'ID'],
  BankTransaction: ['DateString', 'UpdatedDateUTCString'],
  HistoryRecord: ['DateString'],
  // Where a line's own problems stand.
  LineItem: ['ValidationErrors'],
  // The envelope, which the models of lists do not describe.
  Envelope: ['Id', 'Status', 'ProviderName', 'DateTimeUTC', 'pagination'],
}

const primitives: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  Date: 'string',
}

/** Every way in which a value is not what xero-node's model of that type says, by path. */
export function modelProblems(value: unknown, type: string, path = type): string[] {
  const inner = /^Array<(.+)>$/.exec(type)?.[1]
  if (inner)
    return Array.isArray(value)
      ? value.flatMap((each, at) => modelProblems(each, inner, `${path}[${at}]`))
      : [`${path} is not a list`]
  const primitive = primitives[type]
  if (primitive)
    return typeof value === primitive ? dateProblems(value, type, path) : [`${path} is ${typeof value}, not ${type}`]
  const model = lookUp(type)
  if (model && 'attributeTypeMap' in model)
    return objectProblems(value, { type, attributes: model.attributeTypeMap as Attribute[], path })
  if (model) return Object.values(model).includes(value) ? [] : [`${path} is ${String(value)}, which is no ${type}`]
  return [`${path}: xero-node has no model ${type}`]
}

function dateProblems(value: unknown, type: string, path: string): string[] {
  return type === 'Date' && !/^\/Date\(-?\d+([+-]\d{4})?\)\/$/.test(String(value))
    ? [`${path} is no date of Xero's: ${String(value)}`]
    : []
}

function objectProblems(
  value: unknown,
  { type, attributes, path }: { type: string; attributes: Attribute[]; path: string },
): string[] {
  if (typeof value !== 'object' || value === null) return [`${path} is not an object`]
  return Object.entries(value).flatMap(([key, each]) => {
    const attribute = attributes.find(({ baseName }) => baseName === key)
    if (attribute) return modelProblems(each, attribute.type, `${path}.${key}`)
    return beyondModels[type]?.includes(key) ? [] : [`${path}.${key} is unknown to xero-node`]
  })
}

function lookUp(type: string): Record<string, unknown> | undefined {
  const [name = '', member] = type.split('.')
  const model = (models as unknown as Record<string, Record<string, unknown>>)[name]
  return member ? (model?.[member] as Record<string, unknown> | undefined) : model
}

/** The problems of a whole answer: its envelope and its list, such as `Invoices`. */
export function answerProblems(answer: unknown, listType: string): string[] {
  if (typeof answer !== 'object' || answer === null) return ['The answer is not an object']
  const envelope = new Set(beyondModels['Envelope'])
  const content = Object.fromEntries(Object.entries(answer).filter(([key]) => !envelope.has(key)))
  const pagination = 'pagination' in answer ? modelProblems(answer.pagination, 'Pagination') : []
  return [...modelProblems(content, listType), ...pagination]
}
