import { says, type Say } from '../audit/phrase.ts'

/** What was done to clients, records and what they are tied to, behind who did it. */
export const recordActs: Readonly<Record<string, Say>> = {
  createClient: ({ of }) => says`added client ${of}` ?? 'added a client',
  updateClient: ({ of }) => says`changed client ${of}` ?? 'changed a client',
  addFromContact: ({ of }) => says`added client ${of} from a Xero contact` ?? 'added a client from a Xero contact',
  alignContact: ({ name }) =>
    says`made ${name('clientId')} agree with its Xero contact` ?? 'made a client agree with its Xero contact',
  linkContact: ({ name }) =>
    says`tied ${name('clientId')} to Xero contact ${name('contactId')}` ??
    says`untied ${name('clientId')} from its Xero contact` ??
    'tied a client to a Xero contact',
  createContact: ({ name }) => says`had ${name('clientId')} created in Xero` ?? 'had a contact created in Xero',
  createItem: ({ of }) => says`had item ${of} created in Xero` ?? 'had an item created in Xero',
  cancelCreation: ({ name }) =>
    says`took back what was to be created in Xero for ${name('subjectId')}` ??
    'took back what was to be created in Xero',
  linkItem: ({ name }) => says`tied item ${name('itemId')} to ${name('recordId')}` ?? 'tied an item to a record',
  linkLedgerDocument: ({ name }) =>
    says`tied a document of Xero to ${name('recordId')}` ?? 'tied a document of Xero to a record',
  unlinkFromRecord: ({ name }) => says`untied something from ${name('recordId')}` ?? 'untied something from a record',
  refreshRecord: ({ of }) =>
    says`read what belongs to ${of} again from Xero` ?? 'read what belongs to a record again from Xero',
  createRecord: ({ of }) => says`created record ${of}` ?? 'created a record',
  updateRecord: ({ of }) => says`changed record ${of}` ?? 'changed a record',
  archiveRecord: ({ of }) => says`archived record ${of}` ?? 'archived a record',
  createCollection: ({ of }) => says`created collection ${of}` ?? 'created a collection',
  updateCollection: ({ of }) => says`changed collection ${of}` ?? 'changed a collection',
  archiveCollection: ({ of }) => says`archived collection ${of}` ?? 'archived a collection',
  createProject: ({ of }) => says`added project ${of}` ?? 'added a project',
  createService: ({ of }) => says`added service ${of}` ?? 'added a service',
  createTaxRate: ({ of }) => says`added tax rate ${of}` ?? 'added a tax rate',
  saveView: ({ of }) => says`saved view ${of}` ?? 'saved a view',
  deleteView: ({ of }) => says`deleted view ${of}` ?? 'deleted a view',
}
