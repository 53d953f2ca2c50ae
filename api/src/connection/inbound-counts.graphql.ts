import { builder } from '../builder.ts'
import { countInbound, type InboundCounts } from './inbound-counts.ts'

const InboundCountsType = builder.objectRef<InboundCounts>('InboundCounts').implement({
  description:
    'Webhook events of the organisation: verified and counted in every direction, also where they change nothing.',
  fields: (t) => ({
    received: t.exposeInt('received'),
    looked: t.exposeInt('looked', { description: 'Looked at, because they were news about an invoice of yours.' }),
    lastReceivedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ lastReceivedAt }) => lastReceivedAt }),
  }),
})

builder.prismaObjectFields('Connection', (t) => ({
  inbound: t.field({
    type: InboundCountsType,
    nullable: true,
    resolve: (connection, _, { dependencies }) => countInbound(dependencies, connection),
  }),
}))
