import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

type Schema = Record<string, unknown>

/** Where live Xero sends more than its own description says. Each is a name the description forgets. */
const beyondDescription: readonly string[] = [
  // The envelope of every answer.
  ...['Id', 'Status', 'ProviderName', 'DateTimeUTC'],
  // Readable twins of dates; the Z one came on 16 July 2026.
  ...['DateString', 'DueDateString', 'UpdatedDateUTCString'],
  // Where a line's own problems stand.
  'ValidationErrors',
  // Newer than the file, known to xero-node 20.
  ...['StatusAttributeString', 'AddToWatchlist', 'IsNonRecoverable', 'HasAttachments', 'Taxability', 'ID'],
]

const validators = new Map<string, Ajv>()

/** The ways an answer differs from Xero's OpenAPI file in the folder. */
export function openapiProblems(folder: string, answer: unknown, listType: string): string[] {
  const ajv = validators.get(folder) ?? load(folder)
  validators.set(folder, ajv)
  const validate = ajv.getSchema(`xero#/components/schemas/${listType}`) as ValidateFunction | undefined
  if (!validate) return [`Xero's description has no ${listType}`]
  validate(answer)
  return (validate.errors ?? [])
    .filter((error) => !isExpected(error))
    .map((error) => `${listType}${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`)
}

function isExpected({ keyword, params }: ErrorObject): boolean {
  return keyword === 'additionalProperties' && beyondDescription.includes(String(params['additionalProperty']))
}

function load(folder: string): Ajv {
  const document = parse(readFileSync(join(folder, 'xero_accounting.yaml'), 'utf8')) as {
    components: { schemas: Record<string, Schema> }
  }
  // Its formats (`uuid`, `date-time` for `/Date()/`) describe other forms than Xero sends, and it has keywords of its own.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false })
  const schemas = Object.fromEntries(
    Object.entries(document.components.schemas).map(([name, schema]) => [name, closed(schema)]),
  )
  ajv.addSchema({ $id: 'xero', components: { schemas } })
  return ajv
}

/** Makes unknown properties errors, so that a misspelt name does not pass. */
function closed(schema: Schema): Schema {
  const isObject = typeof schema['properties'] === 'object' && schema['additionalProperties'] === undefined
  const entries = Object.entries(schema).map(([key, value]) => [key, closeValue(value)] as const)
  return { ...Object.fromEntries(entries), ...(isObject && { additionalProperties: false }) }
}

function closeValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closeValue)
  return typeof value === 'object' && value !== null ? closed(value as Schema) : value
}
