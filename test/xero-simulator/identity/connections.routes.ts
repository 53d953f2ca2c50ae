import type { Hono } from 'hono'
import { Refusal } from '../accounting/answer.ts'
import type { World } from '../core/world.ts'
import { authenticate } from '../gates/authenticate.ts'
import type { Connection } from '../model/identity.ts'
import { send, serving, type Bindings } from '../http/serving.ts'

/** `GET /connections` and `DELETE /connections/:id`: the organisations of the token's user. */
export function addConnectionRoutes(app: Hono<Bindings>, world: World): void {
  app.get('/connections', (context) =>
    serving(world, context, async ({ authorization }) => {
      const { userId } = await authenticate(world, authorization)
      const authEventId = context.req.query('authEventId')
      const connections = liveConnections(world, userId)
      const wanted = connections.filter((connection) => !authEventId || connection.authEventId === authEventId)
      return send(
        200,
        wanted.map((connection) => toXero(world, connection)),
      )
    }),
  )
  app.delete('/connections/:id', (context) =>
    serving(world, context, async ({ authorization }) => {
      const { userId } = await authenticate(world, authorization)
      const connection = liveConnections(world, userId).find(({ id }) => id === context.req.param('id').toLowerCase())
      if (!connection) throw new Refusal({ status: 404, headers: {}, body: '' })
      world.store.connections.put({ ...connection, disconnectedAt: world.clock.now() })
      return { status: 204, headers: {}, body: '' }
    }),
  )
}

function liveConnections(world: World, userId: string): Connection[] {
  return world.store.connections.by('user', userId).filter((connection) => connection.disconnectedAt === undefined)
}

function toXero(world: World, connection: Connection) {
  return {
    id: connection.id,
    authEventId: connection.authEventId,
    tenantId: connection.organisationId,
    tenantType: 'ORGANISATION',
    tenantName: world.store.organisations.get(connection.organisationId)?.name,
    createdDateUtc: naive(connection.createdAt),
    updatedDateUtc: naive(connection.updatedAt),
  }
}

/** Seven fractional digits and no zone: a reader that forgets to add one gets local time. */
function naive(moment: number): string {
  return new Date(moment).toISOString().replace('Z', '0000')
}
