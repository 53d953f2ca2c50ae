import type { ErrorPage } from './ending-pages.ts'

/** What stands in the way of records, and of what is made from them. */
export const recordPages: Record<string, ErrorPage> = {
  COLLECTION_ARCHIVED: {
    title: 'The collection is archived',
    why: 'An archived collection takes no new records.',
    how: 'Bring it back under its settings.',
  },
  FIELD_IN_USE: {
    title: 'The field drives quantities',
    why: 'Lines of records take their quantity from it.',
    how: 'Type the quantity of those lines instead, then remove the field.',
  },
  LINE_IN_USE: {
    title: 'A line is invoiced',
    why: 'An invoice or bill that stands carries it.',
    how: 'Void that first, or keep the line.',
  },
  NOT_LINKING: {
    title: 'The collection makes none',
    why: 'Invoices or bills are not switched on for it.',
    how: 'Switch them on under the collection’s settings, Accounting.',
  },
  RECORD_HAS_ITEM: {
    title: 'The record has an item already',
    why: 'A record stands for one item in Xero.',
    how: 'Unlink that one on the record first.',
  },
  ITEM_EXISTS: {
    title: 'The code is taken in Xero',
    why: 'Xero has an item of this code, or another record is about to create one.',
    how: 'Link that item, or choose another code.',
  },
  ITEM_CODE_TAKEN: {
    title: 'Xero has an item of this code',
    why: 'Somebody created one there meanwhile. Nothing was created or overwritten.',
    how: 'Link that item on the record, or create yours under another code.',
  },
  CONTACT_EXISTS: {
    title: 'Xero has a contact of this name',
    why: 'Xero doesn’t keep two active contacts of one name.',
    how: 'Link that contact, or rename the client first.',
  },
}
