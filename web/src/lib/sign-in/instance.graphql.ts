import { graphql } from '../graph/graphql.ts'

export const SignInQuery = graphql(`
  query SignIn {
    viewer {
      name
    }
    instance {
      version
      demo {
        email
        password
      }
    }
  }
`)
