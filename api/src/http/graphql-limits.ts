import { getOperationAST, GraphQLError, Kind, visit, type DocumentNode, type ExecutionArgs } from 'graphql'
import type { Plugin } from 'graphql-yoga'

const MAX_TOKENS = 4_000
const MAX_LETTERS = 100_000
/** Of one field beside itself, under other names: pages do not need more, and each is done again. */
const MAX_REPEATS = 30
const MAX_DIRECTIVES = 50
const MAX_OPERATIONS = 10
/** Names are looked up, compared and told again. */
const MAX_NAME_LETTERS = 200

/**
 * A document that would only take long is refused while it is read, before it is compared with the schema. Documents are
 * read once and kept, so each is judged once.
 */
export function limitDocuments(): Plugin {
  return {
    onParse({ parseFn, setParseFn }) {
      setParseFn((source: string, options: object) => {
        within('letters', source.length, MAX_LETTERS)
        const document = parseFn(source, { ...options, maxTokens: MAX_TOKENS }) as DocumentNode
        judge(document)
        return document
      })
    },
  }
}

function judge(document: DocumentNode): void {
  const count = { directives: 0, operations: 0 }
  visit(document, {
    Directive: () => void count.directives++,
    OperationDefinition: () => void count.operations++,
    Name: ({ value }) => within('letters in a name', value.length, MAX_NAME_LETTERS),
    SelectionSet: ({ selections }) => {
      const times = new Map<string, number>()
      for (const one of selections) {
        if (one.kind !== Kind.FIELD) continue
        const { value } = one.name
        const repeats = (times.get(value) ?? 0) + 1
        times.set(value, repeats)
        within(`times the field ${value}`, repeats, MAX_REPEATS)
      }
    },
  })
  within('directives', count.directives, MAX_DIRECTIVES)
  within('operations', count.operations, MAX_OPERATIONS)
}

function within(what: string, found: number, most: number): void {
  if (found <= most) return
  throw new GraphQLError(`The document asks for too much at once: more than ${most} ${what.slice(0, 100)}.`, {
    extensions: { code: 'TOO_COMPLEX' },
  })
}

/** A query that takes too long ends. What writes is left to end by itself: half of it would be worse. */
export function limitTime(patienceMs: number): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn, args }) {
      if (getOperationAST(args.document, args.operationName ?? undefined)?.operation !== 'query') return
      setExecuteFn((given: ExecutionArgs) => withTimeout(executeFn(given), patienceMs))
    },
  }
}

function withTimeout<Result>(answer: Result | Promise<Result>, patienceMs: number): unknown {
  if (!(answer instanceof Promise)) return answer
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve({ errors: [tookTooLong(patienceMs)] }), patienceMs)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function tookTooLong(patienceMs: number): GraphQLError {
  return new GraphQLError(`The operation took longer than ${patienceMs / 1_000} s. Ask for less.`, {
    extensions: { code: 'TOO_SLOW', http: { status: 503 } },
  })
}
