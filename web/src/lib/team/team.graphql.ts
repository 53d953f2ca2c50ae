import { graphql, type ResultOf } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const TeamQuery = graphql(`
  query Team($administer: Boolean!) {
    viewer {
      workspace {
        id
        members {
          id
          name
          email
          role
        }
        invitations @include(if: $administer) {
          id
          email
          role
          expiresAt
        }
      }
    }
  }
`)

type Team = NonNullable<ResultOf<typeof TeamQuery>['viewer']>['workspace']
export type Member = Team['members'][number]
export type Invitation = NonNullable<Team['invitations']>[number]

export const InviteMember = graphql(
  `
    mutation InviteMember($input: InviteMemberInput!) {
      inviteMember(input: $input) {
        __typename
        ... on Invitation {
          id
          email
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const RevokeInvitation = graphql(
  `
    mutation RevokeInvitation($input: RevokeInvitationInput!) {
      revokeInvitation(input: $input) {
        __typename
        ... on RevokeInvitationSuccess {
          workspace {
            id
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const ChangeRole = graphql(
  `
    mutation ChangeRole($input: ChangeRoleInput!) {
      changeRole(input: $input) {
        __typename
        ... on Member {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const RemoveMember = graphql(
  `
    mutation RemoveMember($input: RemoveMemberInput!) {
      removeMember(input: $input) {
        __typename
        ... on RemoveMemberSuccess {
          workspace {
            id
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const InvitationQuery = graphql(`
  query Invitation($token: String!) {
    viewer {
      name
      email
    }
    invitation(token: $token) {
      email
      role
      workspaceName
      invitedBy
    }
  }
`)

export const AcceptInvitation = graphql(
  `
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
      acceptInvitation(input: $input) {
        __typename
        ... on AcceptInvitationSuccess {
          workspace {
            id
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
