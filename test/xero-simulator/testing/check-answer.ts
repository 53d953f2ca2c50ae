import { answerProblems } from './check-model.ts'
import { openapiProblems } from './check-openapi.ts'

const folder = process.env['XERO_OPENAPI']

/** The model of an answer, from the path it came from. */
function listTypeOf(path: string): string {
  const [, resource = '', , inner, one] = path.split('?')[0]?.split('/') ?? []
  if (path.startsWith('/Organisation/Actions')) return 'Actions'
  if (inner === 'History') return 'HistoryRecords'
  if (inner === 'OnlineInvoice') return 'OnlineInvoices'
  if (inner === 'Allocations') return one ? 'Allocation' : 'Allocations'
  if (inner === 'Attachments') return 'Attachments'
  return resource === 'Organisation' ? 'Organisations' : resource
}

/** Throws unless the answer is one that xero-node's models, and Xero's OpenAPI file where XERO_OPENAPI names its folder, describe. */
export function checkAnswer(method: string, path: string, answer: unknown): void {
  const type = listTypeOf(path)
  const problems = [...answerProblems(answer, type), ...(folder ? openapiProblems(folder, answer, type) : [])]
  if (problems.length > 0)
    throw new Error(`${method} ${path} is not as Xero answers:\n${[...new Set(problems)].join('\n')}`)
}
