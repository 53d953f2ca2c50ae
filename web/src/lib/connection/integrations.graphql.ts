import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const IntegrationsQuery = graphql(
  `
    query Integrations {
      integrations {
        provider
        name
        beta
        upgradeUrl
        connectionCount
        connectionCap
        waiting
        admins
        locked {
          ...ProblemWords
        }
      }
    }
  `,
  [ProblemWords],
)
