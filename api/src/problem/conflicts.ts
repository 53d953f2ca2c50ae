import { LINK_CONFLICTS } from './link-conflicts.ts'
import { Conflict } from './problem.ts'
import { pages, type Setting, type Words } from './words.ts'
import { WEBHOOK_CONFLICTS } from './webhook-conflicts.ts'

/** Every conflict a mutation may answer with, by its code. */
const CONFLICTS = {
  NUMBER_TAKEN: ({ name, word }) => ({
    title: `${name} is taken`,
    message: `Another ${word} has the number ${name}. Nothing was saved.`,
  }),
  NAME_TAKEN: ({ name }) => ({ title: `${name} exists already`, message: 'Choose another name. Nothing was saved.' }),
  EDITED_MEANWHILE: ({ documentId, page }) => ({
    title: 'Somebody changed it meanwhile',
    message: 'Your change wasn’t saved. Look at the newest version, then edit again.',
    fix: { label: 'See newest version', path: page ?? pages.document(documentId) },
  }),
  NOT_LINKING: ({ name, word }) => ({
    title: `${name} make no ${word}s`,
    message: `Switch ${word}s on in the collection’s accounting settings first. Nothing was created.`,
  }),
  LINE_IN_USE: ({ name }) => ({
    title: 'A line is invoiced',
    message: `“${name}” stands on an invoice or bill. Void that first, or keep the line. Nothing was saved.`,
  }),
  COLLECTION_ARCHIVED: ({ name }) => ({
    title: `${name} is archived`,
    message: 'Bring the collection back first. Nothing was added.',
  }),
  FIELD_IN_USE: ({ name }) => ({
    title: `${name} drives quantities`,
    message: 'Lines of records take their quantity from this field. Free them first. Nothing was saved.',
  }),
  INVOICE_VOIDED: ({ word }) => ({ title: `The ${word} is void`, message: `A void ${word} can’t be changed or sent.` }),
  INVOICE_PAID: ({ word }) => ({
    title: `The ${word} has payments`,
    message: 'It can’t be voided, nor its amounts changed, while payments stand. Nothing was changed.',
  }),
  ALREADY_SENT: ({ name }) => ({ title: `${name} was sent already`, message: 'Sending it again changes nothing.' }),
  ALREADY_APPROVED: ({ name }) => ({
    title: `${name} was approved already`,
    message: 'Approving it again changes nothing.',
  }),
  NOTHING_LEFT: ({ name }) => ({
    title: 'More than there is',
    message: `Only ${name} can be used. Nothing was changed.`,
  }),
  CREDIT_NOT_FITTING: () => ({
    title: 'The credit note doesn’t fit the invoice',
    message: 'Both must be approved, for the same client and in the same currency. Nothing was changed.',
  }),
  CREDIT_USED_THERE: ({ name }) => ({
    title: `It is used on ${name} already`,
    message: 'One credit note settles an invoice once. Nothing was changed.',
  }),
  TOO_MANY_RECEIPTS: () => ({
    title: 'Ten receipts are there already',
    message: 'Xero takes up to ten files with a document. Nothing was added.',
  }),
  STILL_DRAFT: ({ name, word }) => ({
    title: `${name} is a draft`,
    message: `${word === 'invoice' ? 'Send' : 'Approve'} it first. Drafts stay here.`,
  }),
  MAPPING_CHANGED: ({ name }) => ({
    title: 'Somebody changed this mapping',
    message: `It is ${name} now. Your choice wasn’t saved; look at both, then save again to replace theirs.`,
    fix: { label: 'Review mapping', path: pages.mapping },
  }),
  BACKFILL_OPEN: () => ({
    title: 'A backfill is under way',
    message: 'One at a time: let it finish, or cancel it first.',
    fix: { label: 'Open backfill', path: pages.backfill },
  }),
  NOTHING_TO_BACKFILL: () => ({
    title: 'Nothing to send',
    message: 'Everything of that kind is in Xero, or failed and can be retried where it is. Nothing was changed.',
  }),
  BACKFILL_NOT_RUNNING: () => ({ title: 'It isn’t running', message: 'The backfill has stopped already.' }),
  BACKFILL_NOT_PAUSED: () => ({ title: 'It isn’t paused', message: 'Only a paused backfill can be resumed.' }),
  NOT_FAILED: ({ name }) => ({
    title: `${name} hasn’t failed`,
    message: 'Only an invoice that failed and isn’t in Xero can be left out. Nothing was changed.',
  }),
  CONNECTING: () => ({
    title: 'Connecting already',
    message: 'Somebody is connecting this workspace to Xero just now. Try again in a few minutes.',
    fix: { label: 'Open connection', path: pages.connection },
  }),
  CAP_REACHED: ({ name }) => ({
    title: 'Every place is taken',
    message: `All ${name} beta places are taken. Existing connections keep working.`,
    fix: { label: 'Tell me when there is one', path: '/settings/integrations' },
  }),
  PLAN_REQUIRED: ({ name }) => ({
    title: 'Not in your plan',
    message: `The ${name} plan doesn’t include accounting. Nothing was changed.`,
    fix: { label: 'See integrations', path: '/settings/integrations' },
  }),
  PROVIDER_CONFLICT: ({ name }) => ({
    title: `${name} is connected`,
    message: `A workspace has one accounting provider at a time. Switch, and ${name} is disconnected once the new one is connected.`,
    fix: { label: 'Open integrations', path: '/settings/integrations' },
  }),
  PROVIDER_UNAVAILABLE: () => ({
    title: 'No such provider here',
    message: 'This installation doesn’t offer that accounting provider. Nothing was changed.',
  }),
  SAME_ORGANISATION: ({ name }) => ({
    title: `${name} is connected already`,
    message: 'It is the organisation this workspace works with. Nothing was changed.',
  }),
  ORGANISATION_IN_USE: ({ name }) => ({
    title: `${name} is in use`,
    message: 'Another workspace is connected to this Xero organisation. Choose another.',
  }),
  NOTHING_TO_CHOOSE: () => ({
    title: 'Nothing to choose',
    message: 'This connection isn’t waiting for an organisation.',
    fix: { label: 'Open connection', path: pages.connection },
  }),
  OWNER_ONLY: () => ({
    title: 'Only an owner can do that',
    message: 'Owners are made and removed by owners. Nothing was changed.',
  }),
  LAST_OWNER: () => ({
    title: 'Somebody must own the workspace',
    message: 'This is its only owner. Make somebody else an owner first. Nothing was changed.',
  }),
  MEMBER_ALREADY: ({ name }) => ({
    title: `${name} works here already`,
    message: 'No invitation was sent. You can change their role in the list.',
  }),
  PERSON_ONLY: () => ({
    title: 'Only a person can do that',
    message: 'An API key acts for a workspace, not for a person. Nothing was changed.',
  }),
  MAIL_REQUIRED: () => ({
    title: 'These mails can’t be switched off',
    message: 'They tell you when somebody changes what may act for your workspace.',
  }),
  PAYMENT_TOO_LARGE: ({ name, word }) => ({
    title: 'More than is due',
    message: `Only ${name} is due on this ${word}. Nothing was recorded.`,
  }),
  SPENT_ALREADY: ({ name }) => ({
    title: `${name} is paid already`,
    message: 'It is money spent, so there is nothing left to pay. Nothing was recorded.',
  }),
  NOT_IN_LEDGER: ({ name, word }) => ({
    title: `${name} isn’t in Xero`,
    message: `Xero has no such ${word} to link. Nothing was changed.`,
  }),
  LINK_DIFFERS: ({ name, word }) => ({
    title: `It isn’t the same ${word}`,
    message: `The ${word} ${name} in Xero has another client, currency or total. Change the number here, then send it.`,
  }),
  ...WEBHOOK_CONFLICTS,
  ...LINK_CONFLICTS,
  RECONCILING: () => ({
    title: 'A reconciliation is under way',
    message: 'One runs at a time. Watch it, or cancel it and start another.',
    fix: { label: 'Open reconciliation', path: pages.reconciliation },
  }),
  RECONCILIATION_ENDED: () => ({
    title: 'The reconciliation has ended',
    message: 'There is nothing left to cancel.',
    fix: { label: 'Open reconciliation', path: pages.reconciliation },
  }),
  REPAIR_NOT_POSSIBLE: ({ name }) => ({
    title: `${name} can’t be repaired this way`,
    message: 'It was repaired or accepted already, or this repair isn’t for such a difference. Nothing was changed.',
  }),
  NO_PAYMENT_TO_SEND: ({ name }) => ({
    title: `${name} has no payment to send`,
    message: 'Every payment recorded here is in Xero already. Take over what Xero has instead. Nothing was changed.',
  }),
} satisfies Record<string, (facts: ConflictFacts) => Words>

export type ConflictCode = keyof typeof CONFLICTS

/** What the words of a conflict may speak of. */
export interface ConflictFacts extends Partial<Setting> {
  name?: string
  /** What a person calls the document: `invoice`, `bill`. */
  word?: string
  /** Where the newest version is seen, of what is no document. */
  page?: string
}

/** Every conflict's code, for the documentation. */
export const conflictCodes = Object.keys(CONFLICTS) as ConflictCode[]

/** The conflict of that code, in words. */
export function conflict(code: ConflictCode, facts: ConflictFacts = {}): Conflict {
  const words: (facts: ConflictFacts) => Words = CONFLICTS[code]
  return new Conflict(code, words({ name: 'It', word: 'invoice', ...facts }))
}
