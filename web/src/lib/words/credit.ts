export const creditWords = {
  usedOn: 'Used on',
  credits: 'Credit notes',
  nowhere: 'Not used on an invoice yet.',
  none: 'No credit note is used on it.',
  inXero: 'A credit note in Xero',
  day: (day: string, reversed: boolean, origin: 'APP' | 'LEDGER') => {
    if (reversed) return `Taken back, ${day}`
    return origin === 'LEDGER' ? `Used in Xero, ${day}` : day
  },
  takeBack: 'Take back',
  takenBack: (amount: string) => `${amount} taken back. If Xero has it, it is taken back there too.`,
  use: 'Use on an invoice',
  useNote: 'Use a credit note',
  title: (number: string) => `Use credit on ${number}`,
  titleOf: (number: string) => `Use ${number}`,
  invoice: 'Invoice',
  note: 'Credit note',
  choice: (number: string, left: string) => `${number}, ${left} left`,
  noInvoice: 'This client has no open invoice in this currency.',
  noNote: 'This client has no credit left in this currency. Write a credit note first.',
  amount: 'Amount',
  reading: 'Looking…',
  notRead: 'What there is to use could not be read. Try again.',
  save: 'Use credit',
  cancel: 'Cancel',
  used: (amount: string) => `${amount} of credit used.`,
} as const
