import {
  getOperationAST,
  isInputType,
  Kind,
  NoDeprecatedCustomRule,
  separateOperations,
  typeFromAST,
  validate,
  valueToLiteral,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { readReason, type Deprecation } from './reason.ts'

type Asked = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>

/** Documents are read once and kept: what the text of an operation uses is looked for once. */
const ofOperations = new WeakMap<OperationDefinitionNode, Deprecation[]>()

/** What an operation uses that is deprecated: fields, arguments and values in its text, and values in its variables. */
export function findDeprecated({ schema, document, operationName, variableValues }: Asked): Deprecation[] {
  const operation = getOperationAST(document, operationName)
  if (!operation) return []
  const inText =
    ofOperations.get(operation) ?? findIn(schema, separateOperations(document)[operation.name?.value ?? ''])
  ofOperations.set(operation, inText)
  return [...inText, ...findIn(schema, valuesAlone(schema, operation, variableValues ?? {}))]
}

const introduction = ' is deprecated. '

function findIn(schema: GraphQLSchema, document: DocumentNode | undefined): Deprecation[] {
  if (!document) return []
  const used = validate(schema, document, [NoDeprecatedCustomRule], { maxErrors: Number.POSITIVE_INFINITY })
  return used.flatMap(({ message }) => {
    const read = readReason(message.slice(message.indexOf(introduction) + introduction.length))
    return read ? [read] : []
  })
}

/** The rule reads the text of a document: an operation of nothing but the variables, which are what they were given by default. */
function valuesAlone(
  schema: GraphQLSchema,
  { operation, variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): DocumentNode | undefined {
  const told = variableDefinitions.flatMap((definition) => {
    const type = typeFromAST(schema, definition.type)
    const value = given[definition.variable.name.value]
    const defaultValue = isInputType(type) && value !== undefined ? valueToLiteral(value, type) : undefined
    return defaultValue ? [{ ...definition, defaultValue }] : []
  })
  if (told.length === 0) return undefined
  const selectionSet = { kind: Kind.SELECTION_SET, selections: [] } as const
  const alone = { kind: Kind.OPERATION_DEFINITION, operation, variableDefinitions: told, selectionSet } as const
  return { kind: Kind.DOCUMENT, definitions: [alone] }
}
