import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { answerProblems } from './check-model.ts'
import { openapiProblems } from './check-openapi.ts'

const folder = process.env['XERO_OPENAPI']

/** A call to the Accounting API as a client sent it; `path` begins after `/api.xro/2.0`. */
export interface SentRequest {
  method: string
  path: string
  query: URLSearchParams
  body: unknown
}

/**
 * The ways a request differs from what xero-node's models, and Xero's OpenAPI file where XERO_OPENAPI names its folder,
 * say may be sent.
 */
export function requestProblems({ method, path, query, body }: SentRequest): string[] {
  const [, type = ''] = path.split('/')
  const problems = [
    ...(body === undefined ? [] : answerProblems(body, type)),
    ...(folder ? operationProblems(folder, { method, path, query }) : []),
    ...(folder && body !== undefined ? openapiProblems(folder, body, type) : []),
  ]
  return problems.map((problem) => `${method} ${path}: ${problem}`)
}

function operationProblems(from: string, { method, path, query }: Omit<SentRequest, 'body'>): string[] {
  const { paths, components } = load(from)
  const template = Object.keys(paths).find((one) => matches(one, path))
  const operation = template && paths[template]?.[method.toLowerCase()]
  if (!template || !operation || Array.isArray(operation)) return ['Xero describes no such operation']
  const given = [...listOf(paths[template]?.['parameters']), ...(operation.parameters ?? [])]
  const known = given.map((one) => ('$ref' in one ? components.parameters[one.$ref.split('/').pop() ?? ''] : one))
  const names = known.filter((one) => one?.in === 'query').map((one) => one?.name)
  return [...query.keys()]
    .filter((name) => !names.includes(name))
    .map((name) => `the query parameter ${name} is unknown`)
}

interface Parameter {
  in: string
  name: string
}

type Given = Parameter | { $ref: string }

interface Description {
  paths: Record<string, Record<string, { parameters?: Given[] } | Given[]>>
  components: { parameters: Record<string, Parameter> }
}

let description: Description | undefined

function load(from: string): Description {
  description ??= parse(readFileSync(join(from, 'xero_accounting.yaml'), 'utf8')) as Description
  return description
}

function listOf(parameters: unknown): Given[] {
  return Array.isArray(parameters) ? (parameters as Given[]) : []
}

function matches(template: string, path: string): boolean {
  const [wanted, given] = [template.split('/'), path.split('/')]
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith('{') || part === given[at])
}
