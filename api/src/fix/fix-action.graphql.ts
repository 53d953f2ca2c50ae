import { builder } from '../builder.ts'
import { viewerOf, type Context } from '../context.ts'
import { makeLoader } from '../lib/loaders.ts'
import { loadSuggestionsNow, type SuggestionBasis } from '../mapping/suggestion-now.ts'
import { FixType } from '../problem/problem.graphql.ts'
import { permissionsOf } from '../workspace/roles.ts'
import { type Offer, offerFor } from './offer.ts'

const FixActionType = builder.objectRef<Offer>('FixAction').implement({
  description: 'One change that mends a problem, ready to be made: nothing is done before somebody runs it.',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'What a button says: “Use 15% GST on Income and send 37”.' }),
    message: t.exposeString('message', { description: 'What happens then.' }),
    mutation: t.exposeString('mutation', { description: 'The mutation of this schema that does it.' }),
    input: t.field({
      type: 'JSON',
      description: 'Its argument `input`, to be sent as it is.',
      resolve: ({ input }) => input,
    }),
  }),
})

/** Read once for everything that asks at the same moment. */
const loadBasis = makeLoader<Context, string, SuggestionBasis | undefined>(async ({ dependencies }, workspaceIds) => {
  const [workspaceId = ''] = workspaceIds
  return new Map([[workspaceId, await loadSuggestionsNow(dependencies.prisma, workspaceId)]])
})

builder.objectField(FixType, 'action', (t) =>
  t.field({
    type: FixActionType,
    nullable: true,
    complexity: 20,
    description:
      'The change that mends it, where there is one likely answer and your role may make it; null where a person has to look first.',
    resolve: async ({ cause }, _, context) => {
      if (!cause) return null
      const viewer = viewerOf(context)
      const offer = offerFor(cause, await loadBasis(context, viewer.workspaceId))
      return offer && permissionsOf(viewer.role)[offer.needs] ? offer : null
    },
  }),
)
