import documents from '@tieout/schema/trusted-documents.json' with { type: 'json' }
import { getOperationAST, type DocumentNode, type ExecutionArgs, type ExecutionResult } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../context.ts'
import { timeOperation } from '../telemetry/meters.ts'
import { anonymous, inSpan } from '../telemetry/spans.ts'

type Execute = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>

/**
 * Times every query and mutation, and makes it a span that goes on from the caller's `traceparent`. Operations of our own
 * web app are named; the words of anybody else's may say anything, and are left out.
 */
export function observeOperations(): Plugin<Context> {
  const trusted = new Set<string>(Object.values(documents))
  // Documents are parsed once and kept.
  const known = new WeakMap<DocumentNode, boolean>()

  function nameOf({ document, operationName }: ExecutionArgs): string {
    const isOurs = known.get(document) ?? trusted.has(document.loc?.source.body ?? '')
    known.set(document, isOurs)
    return isOurs ? (getOperationAST(document, operationName)?.name?.value ?? 'unnamed') : 'other'
  }

  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const type = getOperationAST(args.document, args.operationName)?.operation ?? 'query'
      const operation = { type, name: nameOf(args) }
      setExecuteFn((given: ExecutionArgs) => observe(given, executeFn as Execute, operation))
    },
  }
}

function observe(
  args: ExecutionArgs,
  execute: Execute,
  { type, name }: { type: string; name: string },
): Promise<ExecutionResult> {
  const { request, requestId, viewer } = args.contextValue as Context
  const traceparent = request.headers.get('traceparent')
  const options = {
    kind: 'server',
    attributes: {
      'graphql.operation.type': type,
      'graphql.operation.name': name,
      'tieout.request_id': requestId,
      ...(viewer ? { 'tieout.workspace': anonymous(viewer.workspaceId), 'tieout.viewer': viewer.kind } : {}),
    },
    ...(traceparent === null ? {} : { parents: [traceparent] }),
  } as const
  const began = performance.now()
  return inSpan(`graphql ${type} ${name}`, options, async (span) => {
    const result = await execute(args)
    const isFine = !result.errors?.length
    if (!isFine) span.setAttribute('error.type', String(result.errors?.[0]?.extensions['code'] ?? 'BAD_REQUEST'))
    timeOperation({ type, name, result: isFine ? 'ok' : 'error' }, performance.now() - began)
    return result
  })
}
