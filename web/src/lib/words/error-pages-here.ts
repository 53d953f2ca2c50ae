import type { ErrorPage } from './ending-pages.ts'

/** What stands in the way here. */
export const herePages: Record<string, ErrorPage> = {
  ALREADY_CONNECTED: {
    title: 'Xero is connected already',
    why: 'A workspace has one organisation.',
    how: 'Disconnect it first to connect another.',
  },
  ALREADY_LINKED: {
    title: 'It is linked already',
    why: 'What is in Xero belongs to another one here.',
    how: 'Unlink that one first.',
  },
  ALREADY_SENT: {
    title: 'It was sent already',
    why: 'Sending it again changes nothing.',
    how: 'Nothing.',
  },
  CHANGED_AGAIN: {
    title: 'It changed again in Xero',
    why: 'Someone edited it since you looked.',
    how: 'Compare the two again, then choose.',
  },
  CONNECTING: {
    title: 'Connecting already',
    why: 'Somebody is connecting this workspace just now.',
    how: 'Try again in a few minutes.',
  },
  EDITED_MEANWHILE: {
    title: 'Somebody changed it meanwhile',
    why: 'The version you edited is no longer the newest.',
    how: 'Load the newest version and make your change again.',
  },
  INVOICE_PAID: {
    title: 'The invoice has payments',
    why: 'Its amounts can’t change while payments stand.',
    how: 'Take the payments back first.',
  },
  INVOICE_VOIDED: {
    title: 'The invoice is void',
    why: 'A void invoice can’t be changed or sent.',
    how: 'Write a new one.',
  },
  LEDGER_UNAVAILABLE: {
    title: 'Xero gave no answer',
    why: 'It couldn’t be asked just now.',
    how: 'Try again in a moment.',
  },
  LINK_DIFFERS: {
    title: 'It isn’t the same invoice',
    why: 'The one in Xero has another currency or total.',
    how: 'Choose another, or change the number here.',
  },
  NAME_TAKEN: {
    title: 'The name is taken',
    why: 'Something of the same kind has it.',
    how: 'Choose another name.',
  },
  NOTHING_TO_CHOOSE: {
    title: 'Nothing to choose',
    why: 'The connection isn’t waiting for an organisation.',
    how: 'Nothing.',
  },
  NOTHING_TO_DECIDE: {
    title: 'It agrees with Xero',
    why: 'Nothing stands between the two any more.',
    how: 'Nothing.',
  },
  NOTHING_TO_UNDO: {
    title: 'Too late to undo',
    why: 'It was sent, linked or changed since.',
    how: 'Link it again.',
  },
  NOT_IN_LEDGER: {
    title: 'It isn’t in Xero',
    why: 'There is no live invoice to link.',
    how: 'Search Xero for another, or copy this one there.',
  },
  NOT_LINKED: {
    title: 'It isn’t linked',
    why: 'There is no link to take away.',
    how: 'Nothing.',
  },
  NO_MATCH: {
    title: 'The payments don’t match any more',
    why: 'One of them was sent, matched or taken back meanwhile.',
    how: 'Look at the payments again.',
  },
  NUMBER_TAKEN: {
    title: 'The number is taken',
    why: 'Another invoice here has it.',
    how: 'Choose another number.',
  },
  ORGANISATION_IN_USE: {
    title: 'The organisation is in use',
    why: 'Another workspace is connected to it.',
    how: 'Choose another.',
  },
  PAYMENTS_STAY_HERE: {
    title: 'Payments stay here',
    why: 'The workspace’s direction sends none to Xero.',
    how: 'Change the direction under Workspace.',
  },
  PAYMENT_FROM_LEDGER: {
    title: 'It was recorded in Xero',
    why: 'What was recorded there is taken back there.',
    how: 'Take it back in Xero.',
  },
  PAYMENT_MAYBE_THERE: {
    title: 'Xero may have this payment already',
    why: 'One of the same amount was recorded there within three days.',
    how: 'Say whether it is the same; until then nothing is sent.',
  },
  PAYMENT_REVERSED: {
    title: 'The payment was taken back already',
    why: 'It is taken back once.',
    how: 'Nothing.',
  },
  PAYMENT_TOO_LARGE: {
    title: 'More than is due',
    why: 'A payment can’t be larger than what is due.',
    how: 'Record what is due.',
  },
  QUEUED: {
    title: 'Queued',
    why: 'It is on its way to Xero.',
    how: 'Nothing.',
  },
  STILL_DRAFT: {
    title: 'Still a draft',
    why: 'Drafts stay here.',
    how: 'Send it first.',
  },
  UNDER_WAY: {
    title: 'It is being sent',
    why: 'Its answer from Xero is awaited.',
    how: 'Try again in a moment.',
  },
  UNLINKED: {
    title: 'Not linked to Xero',
    why: 'Someone took the link away. Xero keeps what it has.',
    how: 'Link it again, or leave the two apart.',
  },
  WAITING_FOR_APPROVAL: {
    title: 'Waiting for approval in Xero',
    why: 'Xero takes payments on approved invoices only.',
    how: 'Approve it in Xero: the payment follows by itself.',
  },
  WAITING_FOR_INVOICE: {
    title: 'Waiting for its invoice',
    why: 'A payment follows its invoice.',
    how: 'Nothing.',
  },
}
