import { getOperationAST, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { fieldScopes, typeScopes, type Need } from './field-scopes.ts'
import { scopes, type Scope } from './scopes.ts'

/**
 * The scopes that a document needs, its fragments included: those of its root fields, and those of every type it reads
 * fields of.
 */
export function requiredScopes(schema: GraphQLSchema, document: DocumentNode, operationName?: string): Scope[] {
  const operation = getOperationAST(document, operationName)
  if (!operation) return []
  const needs = new Set<Need>()
  const info = new TypeInfo(schema)
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const others = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION && one !== operation)
  visit(
    document,
    visitWithTypeInfo(info, {
      OperationDefinition: (node) => (others.includes(node) ? false : undefined),
      Field: ({ name }) => {
        const parent = info.getParentType()
        if (!parent || name.value.startsWith('__')) return
        if (!roots.some((root) => root === parent)) return void needs.add(typeScopes[parent.name] ?? 'any')
        const need = fieldScopes[name.value]
        for (const one of need ? [need] : scopes) needs.add(one)
      },
    }),
  )
  needs.delete('any')
  return [...needs] as Scope[]
}
