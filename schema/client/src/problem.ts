/** What every expected refusal says; the schema's interface `Problem`. */
export interface Problem {
  /** Stable: decide by it. Each has a page under /docs/errors. */
  code: string
  /** For a person. */
  message: string
  title?: string
  docsUrl?: string
  fix?: { label: string; path: string } | null
}

type Refusal = Pick<Problem, 'code' | 'message'>

/** Whether a member of a result's union is a refusal. Ask for `... on Problem { code message }` to know. */
export function isProblem<Value>(value: Value): value is Extract<Value, Refusal> {
  if (typeof value !== 'object' || value === null) return false
  return 'code' in value && typeof value.code === 'string' && 'message' in value && typeof value.message === 'string'
}

/** A refusal, thrown by `unwrap`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.message}`)
    this.problem = problem
  }
}

/** The success of a result's union; throws a `ProblemError` where it was refused. For programs with nothing better to do. */
export function unwrap<Value>(value: Value): NonNullable<Exclude<Value, Refusal>> {
  if (isProblem(value)) throw new ProblemError(value as Problem)
  if (value === null || value === undefined) throw new Error('Tieout answered nothing where a result was expected.')
  return value as NonNullable<Exclude<Value, Refusal>>
}
