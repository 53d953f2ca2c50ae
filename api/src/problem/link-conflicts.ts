import type { ConflictFacts } from './conflicts.ts'
import { pages, type Words } from './words.ts'

/** What forbids a decision about a document’s, a payment’s or a client’s record in the ledger. */
export const LINK_CONFLICTS = {
  CONTACTS_STAY_HERE: () => ({
    title: 'Contacts don’t go to Xero',
    message:
      'This workspace sends no contact details. Choose both ways under What flows which way. Nothing was changed.',
    fix: { label: 'Open settings', path: pages.workspace },
  }),
  ALREADY_LINKED: ({ name, word }) => ({
    title: 'It is linked already',
    message: `That ${word} in Xero is linked to ${name} here. Unlink that one first.`,
  }),
  NOT_LINKED: ({ name }) => ({
    title: `${name} isn’t linked to Xero`,
    message: 'There is no link to take away. Nothing was changed.',
  }),
  NOTHING_TO_UNDO: ({ name }) => ({
    title: 'Too late to undo',
    message: `${name} was sent, linked or changed since. Link it again to tie the two.`,
  }),
  UNDER_WAY: ({ name }) => ({
    title: `${name} is being sent`,
    message: 'It is on its way to Xero this moment. Try again when that is settled.',
  }),
  NOTHING_TO_DECIDE: ({ name }) => ({
    title: `${name} agrees with Xero`,
    message: 'Nothing stands between the two any more. Nothing was changed.',
  }),
  CHANGED_AGAIN: ({ name }) => ({
    title: 'It changed again in Xero',
    message: `Someone edited ${name} in Xero since you looked. Nothing was changed; compare the two again.`,
  }),
  RECORD_HAS_ITEM: ({ name }) => ({
    title: `${name} has an item already`,
    message: 'A record stands for one item. Unlink that one first. Nothing was changed.',
  }),
  ITEM_EXISTS: ({ name }) => ({
    title: `${name} is taken in Xero`,
    message: 'Xero has an item of this code, or is about to. Link that one, or choose another code.',
  }),
  CONTACT_EXISTS: ({ name }) => ({
    title: `Xero has a contact named ${name}`,
    message: 'Link that one instead, or rename the client. Nothing was created.',
  }),
  PAYMENT_REVERSED: () => ({
    title: 'The payment was taken back already',
    message: 'Nothing was changed.',
  }),
  PAYMENT_FROM_LEDGER: () => ({
    title: 'It was recorded in Xero',
    message: 'Take it back in Xero; it is taken back here within seconds. Nothing was changed.',
  }),
  NO_MATCH: () => ({
    title: 'The two don’t match any more',
    message: 'One of them was sent, matched or taken back meanwhile. Nothing was changed.',
  }),
} satisfies Record<string, (facts: ConflictFacts) => Words>
