import { brandWithType } from '@pothos/core'
import { ClientNode } from '../client/client.graphql.ts'
import { viewerOf, type Context } from '../context.ts'
import { makeLoader } from '../lib/loaders.ts'
import { ProjectNode } from '../project/project.graphql.ts'
import { ServiceNode } from '../service/service.graphql.ts'

/** A project, a service or a client, known by its purpose: `PROJECT:` and its id. */
export const loadSubject = makeLoader<Context, string, object>(async (context, keys) => {
  const { prisma } = context.dependencies
  const { workspaceId } = viewerOf(context)
  const idsOf = (purpose: string) =>
    keys.flatMap((key) => (key.startsWith(`${purpose}:`) ? [key.slice(purpose.length + 1)] : []))
  const [projects, services, clients] = await Promise.all([
    prisma.project.findMany({ where: { workspaceId, id: { in: idsOf('PROJECT') } } }),
    prisma.service.findMany({ where: { workspaceId, id: { in: idsOf('SERVICE') } } }),
    prisma.client.findMany({ where: { workspaceId, id: { in: idsOf('CLIENT') } } }),
  ])
  return new Map<string, object>([
    ...projects.map((project) => [`PROJECT:${project.id}`, branded(project, ProjectNode)] as const),
    ...services.map((service) => [`SERVICE:${service.id}`, branded(service, ServiceNode)] as const),
    ...clients.map((client) => [`CLIENT:${client.id}`, branded(client, ClientNode)] as const),
  ])
})

/** Tells GraphQL which node a bare row is. */
export function branded<Row extends object>(
  row: Row,
  type: typeof ProjectNode | typeof ServiceNode | typeof ClientNode,
): Row {
  const copy = { ...row }
  brandWithType(copy, type)
  return copy
}
