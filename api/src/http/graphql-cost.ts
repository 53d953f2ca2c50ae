import { complexityFromQuery } from '@pothos/plugin-complexity'
import { getOperationAST, GraphQLError, Kind, type DocumentNode, type ExecutionArgs } from 'graphql'

/** So many values, each field of each row counted, are one point. */
const valuesPerPoint = 20
/** A mutation writes: it is at least so many points. */
const pointsOfMutation = 5

/** The dearest operation that is run, in points. */
export const maxCost = 1_000
/** The deepest. */
export const maxDepth = 12
const maxBreadth = 400
/** Values in all variables together, and how deep they lie. */
const maxValues = 20_000
const maxNesting = 20

type Asked = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>

/** What an operation costs by what it asks for, or why it is not run whoever asks: too dear, or variables that do not fit. */
export function weigh({ schema, document, operationName, variableValues }: Asked): number | GraphQLError {
  const operation = getOperationAST(document, operationName ?? undefined)
  if (!operation) return 0
  if (isLarger(variableValues, maxValues)) return tooMuch(`its variables hold more than ${maxValues} values`)
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  const alone: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }
  const counted = countWith(() => complexityFromQuery(alone, { schema, variables: { ...variableValues } }))
  if (counted instanceof GraphQLError) return counted
  const { complexity, depth, breadth } = counted
  const writes = operation.operation === 'mutation' ? operation.selectionSet.selections.length * pointsOfMutation : 0
  const cost = Math.max(pointsOf(complexity), writes)
  if (depth > maxDepth) return tooMuch(`it is ${depth} levels deep, and ${maxDepth} are the most`)
  if (breadth > maxBreadth) return tooMuch(`it asks for ${breadth} fields, and ${maxBreadth} are the most`)
  if (cost > maxCost) return tooMuch(`it costs ${cost} points, and ${maxCost} are the most`, cost)
  return cost
}

/** Variables of another type than the operation wants are found while counting. */
function countWith<Counted>(count: () => Counted): Counted | GraphQLError {
  try {
    return count()
  } catch (cause) {
    if (cause instanceof GraphQLError) return cause
    throw cause
  }
}

/** Whether there are more values than `most`, or they lie too deep; looks at no more than that. */
function isLarger(values: unknown, most: number): boolean {
  let left = most
  const walk = (value: unknown, depth: number): boolean => {
    if (left-- === 0 || depth > maxNesting) return true
    if (typeof value !== 'object' || value === null) return false
    // A list is left at the first that is too many, and not copied.
    const inside = Array.isArray(value) ? value : Object.values(value)
    return inside.some((one) => walk(one, depth + 1))
  }
  return walk(values, 0)
}

/** What an answer turned out to be worth: its values, counted. */
export function worthOf(data: unknown): number {
  return pointsOf(countValues(data))
}

function pointsOf(values: number): number {
  return Math.ceil(values / valuesPerPoint)
}

function countValues(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0
  let count = Array.isArray(data) ? 0 : Object.keys(data).length
  for (const value of Object.values(data)) count += countValues(value)
  return count
}

function tooMuch(why: string, cost?: number): GraphQLError {
  const extensions = { code: 'TOO_COMPLEX', ...(cost === undefined ? {} : { cost }) }
  return new GraphQLError(`The operation asks for too much at once: ${why}. Ask for less, or in pages.`, { extensions })
}
