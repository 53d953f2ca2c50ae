import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { pageCost } from '../lib/page-cost.ts'
import { Conflict, InvalidInput, NotFound } from '../problem/problem.ts'
import { createProject } from './create-project.ts'
import '../client/client.graphql.ts'

export const ProjectNode = builder.prismaNode('Project', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    name: t.exposeString('name'),
    client: t.relation('client', { nullable: true }),
    archived: t.boolean({ resolve: ({ archivedAt }) => archivedAt !== null }),
    usedOn: t.relationCount('lines', { description: 'How many invoice lines carry it.' }),
  }),
})

builder.queryField('projects', (t) =>
  t.prismaConnection(
    {
      type: ProjectNode,
      cursor: 'id',
      complexity: pageCost,
      totalCount: (_, __, context) =>
        context.dependencies.prisma.project.count({ where: { workspaceId: viewerOf(context).workspaceId } }),
      resolve: (query, _, __, context) =>
        context.dependencies.prisma.project.findMany({
          ...query,
          where: { workspaceId: viewerOf(context).workspaceId },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
    },
    { name: 'ProjectConnection' },
    { name: 'ProjectEdge' },
  ),
)

const CreateProjectInput = builder.inputType('CreateProjectInput', {
  fields: (t) => ({ name: t.string({ required: true }), clientId: t.id() }),
})

builder.mutationField('createProject', (t) =>
  t.errorUnionField({
    types: [ProjectNode, InvalidInput, Conflict, NotFound],
    nullable: true,
    authScopes: { send: true },
    args: { input: t.arg({ type: CreateProjectInput, required: true }) },
    resolve: (_, { input }, context) => createProject(context.dependencies, viewerOf(context), input),
  }),
)
