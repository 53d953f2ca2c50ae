import { graphql, type ResultOf } from '../graph/graphql.ts'

export const MappingQuery = graphql(`
  query Mapping {
    connection {
      id
      status
      organisationName
      referenceData {
        accountsUrl
      }
      taxMappings {
        id
        revision
        side
        taxRate {
          id
        }
        ledgerTaxRate {
          id
          name
          archived
        }
      }
      accountMappings {
        id
        revision
        purpose
        subject {
          id
        }
        ledgerAccount {
          id
          code
          name
          archived
        }
      }
    }
    viewer {
      workspace {
        id
        requireExplicitTaxMapping
        strictAccountFilter
      }
    }
    ledgerTrackingCategories {
      id
      name
      options {
        id
        name
        archived
      }
      mapping {
        id
        source
        unmatched
        revision
        option {
          id
          name
          archived
        }
        choices {
          subject {
            id
          }
          option {
            id
            name
            archived
          }
        }
      }
    }
    clients(first: 100) {
      nodes {
        id
        name
        archived
      }
    }
    taxRates(first: 100) {
      nodes {
        id
        name
        archived
        usedOn
      }
    }
    projects(first: 100) {
      nodes {
        id
        name
        archived
        usedOn
      }
    }
    services(first: 100) {
      nodes {
        id
        name
        archived
        usedOn
      }
    }
    ledgerTaxRates(first: 100) {
      nodes {
        id
        name
        taxType
        forSales
        forPurchases
      }
    }
    incomeAccounts: ledgerAccounts(first: 100, purpose: INCOME) {
      nodes {
        id
        code
        name
      }
    }
    expenseAccounts: ledgerAccounts(first: 100, purpose: EXPENSE) {
      nodes {
        id
        code
        name
      }
    }
    paymentAccounts: ledgerAccounts(first: 100, purpose: PAYMENT) {
      nodes {
        id
        code
        name
      }
    }
    mappingSuggestions {
      purpose
      side
      because
      trackingSource
      trackingCategory {
        id
      }
      taxRate {
        id
      }
      subject {
        id
      }
      ledgerTaxRate {
        id
      }
      ledgerAccount {
        id
      }
    }
    needsYou {
      count
      problem {
        code
        fix {
          path
        }
      }
    }
  }
`)

export type MappingData = ResultOf<typeof MappingQuery>

export const ExportMappingsQuery = graphql(`
  query ExportMappings {
    mappingExport {
      organisationName
      csv
      rows {
        kind
        ours
        code
        theirs
      }
    }
  }
`)
