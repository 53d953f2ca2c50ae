import { GraphQLError, type DocumentNode, type ExecutionArgs } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../context.ts'
import { requiredScopes } from '../api-key/required-scopes.ts'
import { allows, type Scope } from '../api-key/scopes.ts'

/**
 * The one place where the scopes of API keys count: an operation is judged as a whole, before any of it runs. People are
 * judged by their role alone, in the schema.
 */
export function guardScopes(): Plugin<Context> {
  // Documents are parsed once and kept, so each is judged once.
  const known = new WeakMap<DocumentNode, Map<string, Scope[]>>()

  function needsOf({ schema, document, operationName }: ExecutionArgs): Scope[] {
    const name = operationName ?? ''
    const ofDocument = known.get(document) ?? new Map<string, Scope[]>()
    known.set(document, ofDocument)
    const needs = ofDocument.get(name) ?? requiredScopes(schema, document, operationName ?? undefined)
    ofDocument.set(name, needs)
    return needs
  }

  function refuse(args: ExecutionArgs): GraphQLError | undefined {
    const { viewer } = args.contextValue as Context
    if (viewer?.kind !== 'key') return undefined
    const missing = needsOf(args).filter((scope) => !allows(viewer.scopes, scope))
    return missing.length > 0 ? lacking(missing) : undefined
  }

  return {
    onExecute({ args, setResultAndStopExecution }) {
      const error = refuse(args)
      if (error) setResultAndStopExecution({ errors: [error] })
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const error = refuse(args)
      if (error) setResultAndStopExecution({ errors: [error] })
    },
  }
}

function lacking(missing: Scope[]): GraphQLError {
  return new GraphQLError(`This key lacks ${missing.join(', ')}. Nothing was done.`, {
    extensions: { code: 'FORBIDDEN', missingScopes: missing, http: { status: 403 } },
  })
}
