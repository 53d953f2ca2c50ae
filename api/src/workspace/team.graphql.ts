import type { Workspace } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { throughDoor } from '../wall/doors.ts'
import { Conflict, InvalidInput, NotFound } from '../problem/problem.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { changeRole, removeMember } from './change-member.ts'
import { inviteMember, revokeInvitation } from './invite.ts'
import { roleFrom } from './roles.ts'
import { findInvitation, findStandingInvitations } from './team.store.ts'
import { MemberNode, RoleType, WorkspaceNode } from './workspace.graphql.ts'

const InvitationNode = builder.prismaNode('Invitation', {
  id: { field: 'id' },
  nullable: true,
  description: 'Somebody asked by e-mail to work in the workspace, who has not answered yet.',
  findUnique: (id, { viewer }) => ({ id, organizationId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    email: t.exposeString('email', { description: 'Only whoever reads this mailbox can accept.' }),
    role: t.field({ type: RoleType, description: 'What they will be.', resolve: ({ role }) => roleFrom(role ?? '') }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'It can’t be accepted after this.' }),
  }),
})

builder.prismaObjectFields('Workspace', (t) => ({
  invitations: t.field({
    type: [InvitationNode],
    authScopes: { administer: true },
    description: 'Invitations nobody has accepted yet.',
    resolve: ({ id }, _, { dependencies }) =>
      findStandingInvitations(dependencies.prisma, id, new Date(dependencies.clock.now())),
  }),
}))

interface ToAccept {
  email: string
  role: string | null
  workspace: { name: string }
  inviter: { name: string }
}

const ToAcceptType = builder.objectRef<ToAccept>('InvitationToAccept').implement({
  description: 'An invitation as whoever holds its link sees it.',
  fields: (t) => ({
    email: t.exposeString('email', { description: 'Whom it is for.' }),
    role: t.field({ type: RoleType, description: 'What they will be.', resolve: ({ role }) => roleFrom(role ?? '') }),
    workspaceName: t.string({ description: 'Where they will work.', resolve: ({ workspace }) => workspace.name }),
    invitedBy: t.string({ description: 'Who asks them.', resolve: ({ inviter }) => inviter.name }),
  }),
})

builder.queryField('invitation', (t) =>
  t.field({
    type: ToAcceptType,
    nullable: true,
    skipTypeScopes: true,
    description: 'Null: it was accepted, taken back, or is too old. The token is the one in the mail.',
    args: { token: t.arg.string({ required: true }) },
    resolve: (_, { token }, { dependencies: { prisma, clock } }) =>
      throughDoor('invitations', () => findInvitation(prisma, token, new Date(clock.now()))),
  }),
)

const InviteMemberInput = builder.inputType('InviteMemberInput', {
  fields: (t) => ({ email: t.string({ required: true }), role: t.field({ type: RoleType, required: true }) }),
})
const RevokeInvitationInput = builder.inputType('RevokeInvitationInput', {
  fields: (t) => ({ invitationId: t.id({ required: true }) }),
})
const AcceptInvitationInput = builder.inputType('AcceptInvitationInput', {
  fields: (t) => ({ token: t.string({ required: true, description: 'The one in the mail.' }) }),
})
const ChangeRoleInput = builder.inputType('ChangeRoleInput', {
  fields: (t) => ({ memberId: t.id({ required: true }), role: t.field({ type: RoleType, required: true }) }),
})
const RemoveMemberInput = builder.inputType('RemoveMemberInput', {
  fields: (t) => ({ memberId: t.id({ required: true }) }),
})

const RevokeInvitationSuccess = successOf('RevokeInvitationSuccess', 'The link opens nothing any more.')
const AcceptInvitationSuccess = successOf('AcceptInvitationSuccess', 'The viewer works in this workspace now.')
const RemoveMemberSuccess = successOf('RemoveMemberSuccess', 'They can’t see the workspace any more.')

builder.mutationFields((t) => ({
  inviteMember: t.errorUnionField({
    types: [InvitationNode, InvalidInput, Conflict],
    nullable: true,
    authScopes: { administer: true },
    description: 'Invites somebody by e-mail. Invited again, the earlier link ends.',
    args: { input: t.arg({ type: InviteMemberInput, required: true }) },
    resolve: (_, { input }, context) => inviteMember(context.dependencies, viewerOf(context), input),
  }),
  revokeInvitation: t.errorUnionField({
    types: [RevokeInvitationSuccess, NotFound],
    nullable: true,
    authScopes: { administer: true },
    description: 'Takes an invitation back.',
    args: { input: t.arg({ type: RevokeInvitationInput, required: true }) },
    resolve: (_, { input }, context) =>
      revokeInvitation(context.dependencies, viewerOf(context), String(input.invitationId)),
  }),
  acceptInvitation: t.errorUnionField({
    types: [AcceptInvitationSuccess, NotFound, Conflict],
    nullable: true,
    description: 'Joins the workspace; for the person whose address was invited.',
    args: { input: t.arg({ type: AcceptInvitationInput, required: true }) },
    resolve: (_, { input }, context) => acceptInvitation(context.dependencies, viewerOf(context), input.token),
  }),
  changeRole: t.errorUnionField({
    types: [MemberNode, NotFound, Conflict],
    nullable: true,
    authScopes: { administer: true },
    description: 'Gives a member another role. Owners are made by owners, and one always stays.',
    args: { input: t.arg({ type: ChangeRoleInput, required: true }) },
    resolve: (_, { input }, context) => changeRole(context.dependencies, viewerOf(context), input),
  }),
  removeMember: t.errorUnionField({
    types: [RemoveMemberSuccess, NotFound, Conflict],
    nullable: true,
    authScopes: { administer: true },
    description: 'Ends somebody’s work in the workspace at once.',
    args: { input: t.arg({ type: RemoveMemberInput, required: true }) },
    resolve: (_, { input }, context) => removeMember(context.dependencies, viewerOf(context), String(input.memberId)),
  }),
}))

function successOf(name: string, description: string) {
  return builder.objectRef<{ workspace: Workspace }>(name).implement({
    description,
    fields: (t) => ({ workspace: t.field({ type: WorkspaceNode, resolve: ({ workspace }) => workspace }) }),
  })
}
