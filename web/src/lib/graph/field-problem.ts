import type { Problem } from './problem.graphql.ts'

/** What is wrong with one field, by its path or the end of it: "amount" finds "input.amount". */
export function fieldProblem(problem: Problem | undefined, path: string): string | undefined {
  if (!problem || !('fields' in problem)) return undefined
  return problem.fields.find((field) => field.path === path || field.path.endsWith(`.${path}`))?.message
}
