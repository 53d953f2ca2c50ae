import { graphql, type ResultOf } from '../graph/graphql.ts'

/** One tab's list, with the numbers on all of them. */
export const ReferenceDataQuery = graphql(`
  query ReferenceData(
    $tax: Boolean!
    $accounts: Boolean!
    $tracking: Boolean!
    $items: Boolean!
    $currencies: Boolean!
    $search: String
    $includeArchived: Boolean
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    connection {
      id
      status
      organisationName
      referenceData {
        syncedAt
        added
        archived
        lockedTo
        multiCurrency
        accountsUrl
      }
    }
    viewer {
      workspace {
        id
        strictAccountFilter
      }
    }
    taxCount: ledgerTaxRates(first: 1) {
      totalCount
    }
    accountCount: ledgerAccounts(first: 1) {
      totalCount
    }
    itemCount: ledgerItems(first: 1) {
      totalCount
    }
    categories: ledgerTrackingCategories {
      id
    }
    money: ledgerCurrencies {
      code
    }
    offered: ledgerAccounts(first: 1, purpose: INCOME) {
      totalCount
    }
    ledgerTaxRates(
      first: $first
      after: $after
      last: $last
      before: $before
      search: $search
      includeArchived: $includeArchived
    ) @include(if: $tax) {
      nodes {
        id
        name
        taxType
        percent
        status
        direction
        archived
        components {
          name
          percent
          compound
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
    ledgerAccounts(
      first: $first
      after: $after
      last: $last
      before: $before
      search: $search
      includeArchived: $includeArchived
    ) @include(if: $accounts) {
      nodes {
        id
        code
        name
        type
        class
        archived
        enablePayments
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
    ledgerItems(
      first: $first
      after: $after
      last: $last
      before: $before
      search: $search
      includeArchived: $includeArchived
    ) @include(if: $items) {
      nodes {
        id
        code
        name
        archived
        sales {
          price
          accountCode
        }
        purchases {
          price
          accountCode
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
    ledgerTrackingCategories(includeArchived: $includeArchived) @include(if: $tracking) {
      id
      name
      archived
      options {
        id
        name
        archived
      }
    }
    ledgerCurrencies(includeArchived: $includeArchived) @include(if: $currencies) {
      code
      isBase
      archived
    }
  }
`)

export type ReferenceData = ResultOf<typeof ReferenceDataQuery>
