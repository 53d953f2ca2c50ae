import { idOf, print, type Trusted } from './document.ts'

/** What is sent: in a build the operation's id, without a text; while developing as it was written. */
export function toRequest(document: object, variables: object): object {
  // A build holds no text: what prints one is left out of it.
  return !import.meta.env.DEV || 'sha256Hash' in document
    ? { documentId: idOf(document as Trusted), variables }
    : { query: print(document), variables }
}

export const headers = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
}
