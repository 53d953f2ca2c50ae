import { invalidateAll } from '$app/navigation'
import type { TadaDocumentNode } from 'gql.tada'
import { breakdown, graphClient } from './client.ts'
import type { Problem } from './problem.graphql.ts'

type Answer<Data> = NonNullable<Data[keyof Data]>
/** The member of the union that says yes. */
export type Success<Data> = Exclude<Answer<Data>, { code: string }>

/** One kind of change as a button sees it: busy while it runs, a problem when it was refused. */
export class Mutation<Data, Variables extends Record<string, unknown>> {
  busy = $state(false)
  problem = $state.raw<Problem>()
  readonly #document: TadaDocumentNode<Data, Variables>

  constructor(document: TadaDocumentNode<Data, Variables>) {
    this.#document = document
  }

  /** Does it, and reads the page again when it was done. Nothing comes back when it was refused: see `problem`. */
  async run(variables: Variables): Promise<Success<Data> | undefined> {
    this.busy = true
    this.problem = undefined
    try {
      const answer = await send(this.#document, variables)
      if (isProblem(answer)) this.problem = answer
      else await invalidateAll()
      return isProblem(answer) ? undefined : answer
    } finally {
      this.busy = false
    }
  }
}

/** Sends one mutation and gives its union member; a breakdown comes back as a problem of its own. */
export async function send<Data, Variables extends Record<string, unknown>>(
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Success<Data> | Problem> {
  const answer = await graphClient(fetch).mutation(document, variables).toPromise()
  const member = answer.data && Object.values(answer.data)[0]
  if (member) return member as Success<Data> | Problem
  const told = answer.error && breakdown(answer.error)
  return brokenDown(told?.message ?? 'The server gave no answer.', told?.requestId)
}

/** Whether the answer is a refusal. */
export function isProblem(answer: object): answer is Problem {
  return 'code' in answer && 'docsUrl' in answer
}

function brokenDown(message: string, requestId?: string): Problem {
  const text = requestId ? `${message} Request ${requestId}.` : message
  return {
    __typename: 'Conflict',
    code: 'UNKNOWN',
    title: 'That did not work',
    message: text,
    docsUrl: '',
    fix: null,
  }
}
