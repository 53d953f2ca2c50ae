import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLNonNull,
  GraphQLString,
  Kind,
  type ExecutionArgs,
  type FieldNode,
} from 'graphql'

const NAME = 'idempotent'

/** `@idempotent(key:)`: what the header `Idempotency-Key` says, for who cannot send headers. */
export const IdempotentDirective = new GraphQLDirective({
  name: NAME,
  description:
    'On the one field of a mutation: sent again under the same key, it happens once and is answered the same for 72 hours. The header Idempotency-Key does the same.',
  locations: [DirectiveLocation.FIELD],
  args: {
    key: {
      type: new GraphQLNonNull(GraphQLString),
      description: 'A name of your choice for this one change: up to 255 visible characters, new for each.',
    },
  },
})

/** The key that stands at a field, as it was sent; undefined where there is none. */
export function keyAt(field: FieldNode, { variableValues }: Pick<ExecutionArgs, 'variableValues'>): string | undefined {
  const directive = field.directives?.find(({ name }) => name.value === NAME)
  const given = directive?.arguments?.find(({ name }) => name.value === 'key')?.value
  if (given?.kind === Kind.STRING) return given.value
  if (given?.kind !== Kind.VARIABLE) return undefined
  // Validation has seen that it is text.
  return variableValues?.[given.name.value] as string | undefined
}
