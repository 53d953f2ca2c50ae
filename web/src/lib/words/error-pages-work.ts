import type { ErrorPage } from './ending-pages.ts'

/** What stands in the way of work on many: back-fills, reconciliations, mapping, the team. */
export const workPages: Record<string, ErrorPage> = {
  BACKFILL_NOT_PAUSED: {
    title: 'The back-fill isn’t paused',
    why: 'Only a paused one can go on.',
    how: 'Look at its page.',
  },
  BACKFILL_NOT_RUNNING: {
    title: 'The back-fill isn’t running',
    why: 'It ended, or was paused meanwhile.',
    how: 'Look at its page.',
  },
  BACKFILL_OPEN: {
    title: 'A back-fill is open',
    why: 'One goes at a time.',
    how: 'Let it end, or cancel it.',
  },
  LAST_OWNER: {
    title: 'The last owner stays',
    why: 'A workspace is never without an owner.',
    how: 'Make somebody else an owner first.',
  },
  MAIL_REQUIRED: {
    title: 'Mail isn’t set up',
    why: 'This needs a mail to be sent, and this Tieout has no mail server.',
    how: 'Whoever runs Tieout sets one up.',
  },
  MAPPING_CHANGED: {
    title: 'The mapping changed meanwhile',
    why: 'Somebody else saved one since you looked.',
    how: 'Look at the newest, then save again.',
  },
  MEMBER_ALREADY: {
    title: 'They are here already',
    why: 'The person is a member of the workspace.',
    how: 'Nothing.',
  },
  CONTACTS_STAY_HERE: {
    title: 'Contacts don’t go to Xero',
    why: 'The workspace’s settings say that contact details are not sent to Xero.',
    how: 'Choose both ways under “What flows which way”, or use what Xero has.',
  },
  NOTHING_TO_BACKFILL: {
    title: 'Nothing to back-fill',
    why: 'No older invoice fits what you chose.',
    how: 'Choose another period, or nothing.',
  },
  NOT_FAILED: {
    title: 'It didn’t fail',
    why: 'Only what failed can be handled so.',
    how: 'Look at the invoice.',
  },
  NO_PAYMENT_TO_SEND: {
    title: 'There is no payment to send',
    why: 'Every payment recorded here is in Xero already.',
    how: 'Take over what Xero has.',
  },
  OWNER_ONLY: {
    title: 'Only an owner can do this',
    why: 'Your role doesn’t allow it.',
    how: 'Ask an owner of the workspace.',
  },
  PERSON_ONLY: {
    title: 'Only a person can do this',
    why: 'An API key can’t.',
    how: 'Sign in and do it yourself.',
  },
  PROVIDER_UNAVAILABLE: {
    title: 'The provider isn’t available',
    why: 'This Tieout has no such accounting system.',
    how: 'Choose another.',
  },
  RECONCILIATION_ENDED: {
    title: 'The reconciliation has ended',
    why: 'There is nothing left to cancel.',
    how: 'Look at what it found.',
  },
  RECONCILING: {
    title: 'A reconciliation is under way',
    why: 'One runs at a time.',
    how: 'Watch it, or cancel it.',
  },
  REPAIR_NOT_POSSIBLE: {
    title: 'It can’t be repaired this way',
    why: 'It was repaired already, or this repair isn’t for such a difference.',
    how: 'Look at the difference again.',
  },
  SAME_ORGANISATION: {
    title: 'It is the same organisation',
    why: 'The workspace is connected to it already.',
    how: 'Choose another, or nothing.',
  },
  TRACKING_ARCHIVED: {
    title: 'A tracking option is archived in Xero',
    why: 'What a line is tracked by is no longer in use there.',
    how: 'Review tracking in Mapping.',
  },
  TRACKING_UNMATCHED: {
    title: 'A tracking option has no match',
    why: 'Nothing in Xero’s category stands for the line’s subject.',
    how: 'Choose an option in Mapping.',
  },
}
