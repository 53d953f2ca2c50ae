import { graphql, type ResultOf } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const Connect = graphql(
  `
    mutation Connect($input: ConnectInput!) {
      connect(input: $input) {
        __typename
        ... on ConnectSuccess {
          authorizationUrl
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const ChooseOrganisation = graphql(
  `
    mutation ChooseOrganisation($input: ChooseOrganisationInput!) {
      chooseOrganisation(input: $input) {
        __typename
        ... on Connection {
          id
          status
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const ChangeOrganisation = graphql(
  `
    mutation ChangeOrganisation($input: ChangeOrganisationInput!) {
      changeOrganisation(input: $input) {
        __typename
        ... on Connection {
          id
          organisationName
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const KeepConnected = graphql(
  `
    mutation KeepConnected {
      keepConnected {
        __typename
        ... on Connection {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const NotifyWhenAvailable = graphql(
  `
    mutation NotifyWhenAvailable($input: NotifyWhenAvailableInput!) {
      notifyWhenAvailable(input: $input) {
        __typename
        ... on NotifyWhenAvailableSuccess {
          waiting
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const TestConnection = graphql(
  `
    mutation TestConnection {
      testConnection {
        __typename
        ... on TestConnectionSuccess {
          checks {
            name
            result
            problem {
              ...ProblemWords
            }
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

/** What Test Connection found, question by question. */
export type Checks = Extract<
  NonNullable<ResultOf<typeof TestConnection>['testConnection']>,
  { __typename: 'TestConnectionSuccess' }
>['checks']

export const SyncReferenceData = graphql(
  `
    mutation SyncReferenceData {
      syncReferenceData {
        __typename
        ... on SyncReferenceDataSuccess {
          added
          archived
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const Disconnect = graphql(
  `
    mutation Disconnect($input: DisconnectInput!) {
      disconnect(input: $input) {
        __typename
        ... on Connection {
          id
          status
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const PauseSync = graphql(
  `
    mutation PauseSync($input: PauseSyncInput!) {
      pauseSync(input: $input) {
        __typename
        ... on Connection {
          id
          status
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const ResumeSync = graphql(
  `
    mutation ResumeSync($input: ResumeSyncInput!) {
      resumeSync(input: $input) {
        __typename
        ... on Connection {
          id
          status
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
