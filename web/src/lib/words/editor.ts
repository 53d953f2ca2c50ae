/** The words of an editor; each kind of document changes what it calls otherwise. */
export type EditorWords = {
  [Key in keyof typeof editorWords]: (typeof editorWords)[Key] extends string ? string : (typeof editorWords)[Key]
}

export const editorWords = {
  create: 'New invoice',
  account: 'Account',
  defaultAccount: (name: string | undefined) => (name ? `Default: ${name}` : 'The default account'),
  bank: 'Paid from',
  defaultBank: 'The payment account',
  edit: (number: string) => `Edit ${number}`,
  client: 'Client',
  clientHint: 'Type to search, or add a new one.',
  addClient: (name: string) => `Add “${name}”`,
  noClients: 'No client by that name.',
  number: 'Number',
  issued: 'Issued',
  due: 'Due',
  currency: 'Currency',
  reference: 'Reference',
  optional: 'Optional',
  lines: 'Lines',
  line: (n: number) => `Line ${n}`,
  description: 'Description',
  quantity: 'Quantity',
  price: 'Price',
  taxRate: 'Tax rate',
  noTax: 'No tax',
  project: 'Project',
  noProject: 'No project',
  service: 'Service',
  noService: 'No service',
  amount: 'Amount',
  addLine: 'Add a line',
  removeLine: (n: number) => `Remove line ${n}`,
  postsTo: 'Posts to',
  from: { PROJECT: 'from its project', SERVICE: 'from its service', RATE: 'from the rate', DEFAULT: 'your default' },
  noCode: 'Its tax rate has no code yet, and strict mapping needs one.',
  postsNowhere: 'No account is mapped yet. Choose a default income account in Mapping.',
  save: 'Save draft',
  saveChanges: 'Save',
  saveAndSend: 'Save and send',
  cancel: 'Cancel',
  kept: 'Kept on this device as you type',
  found: (ago: string) => `What you typed before is still here (${ago.toLowerCase()}).`,
  startOver: 'Start over',
  saved: (number: string) => `${number} saved.`,
  sent: (number: string) => `${number} saved and sent.`,
  conflict: changedMeanwhile('invoice'),
  resend: 'It is in Xero already: saving sends the change there too.',
} as const

/** What an editor of one of these says when it is no longer the newest. */
export function changedMeanwhile(one: string): string {
  return `Somebody changed this ${one} while you were editing. Your text is still here; load the newest version to go on.`
}
