import { breakdownWords as words } from '../words/breakdown.ts'
import { Breakdown } from './breakdown.ts'
import { change } from './client.ts'
import type { Document } from './graphql.ts'
import type { Problem } from './problem.graphql.ts'
import { readAgain } from './read-again.ts'

type Answer<Data> = NonNullable<Data[keyof Data]>
/** The member of the union that says yes. */
export type Success<Data> = Exclude<Answer<Data>, { code: string }>

/** One kind of change as a button sees it: busy while it runs, a problem when it was refused. */
export class Mutation<Data, Variables extends Record<string, unknown>> {
  busy = $state(false)
  problem = $state.raw<Problem>()
  readonly #document: Document<Data, Variables>

  constructor(document: Document<Data, Variables>) {
    this.#document = document
  }

  /** Does it, and reads the page again when it was done. Nothing comes back when it was refused: see `problem`. */
  async run(variables: Variables): Promise<Success<Data> | undefined> {
    this.busy = true
    this.problem = undefined
    try {
      const answer = await send(this.#document, variables)
      if (isProblem(answer)) {
        this.problem = answer
        return undefined
      }
      await readAgain()
      return answer
    } finally {
      this.busy = false
    }
  }
}

/** Sends one mutation and gives its union member; a breakdown comes back as a problem of its own. */
export async function send<Data, Variables extends Record<string, unknown>>(
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Success<Data> | Problem> {
  if (!navigator.onLine) return brokenDown(new Breakdown(words.offline, 0))
  try {
    const data = await change(document, variables)
    const [member] = Object.values(data as object)
    return member ? (member as Success<Data>) : brokenDown(new Breakdown(words.noAnswer, 502))
  } catch (failure) {
    if (failure instanceof Breakdown) return brokenDown(failure)
    throw failure
  }
}

/** Whether the answer is a refusal. */
export function isProblem(answer: object): answer is Problem {
  return 'code' in answer && 'docsUrl' in answer
}

function brokenDown({ message, requestId }: Breakdown): Problem {
  const text = requestId ? words.ofRequest(message, requestId) : message
  return { __typename: 'Conflict', code: 'UNKNOWN', title: words.failed, message: text, docsUrl: '', fix: null }
}
