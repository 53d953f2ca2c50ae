/** Xero's own words, exactly. */
export const messages = {
  invoiceNumberTaken: 'Invoice # must be unique.',
  notModifiable: 'Invoice not of valid status for modification',
  hasPayments: 'This document cannot be edited as it has a payment or credit note allocated to it.',
  statusHasPayments: (status: string) =>
    `The status ${status} cannot be applied to the invoice because it has payments or credit notes allocated to it.`,
  noSuchInvoice: 'An existing Invoice with the specified InvoiceID could not be found',
  noSuchCreditNote: 'An existing Credit Note with the specified CreditNoteID could not be found',
  contactUnidentified:
    'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
  contactNameTaken: (name: string) =>
    `The contact name ${name} is already assigned to another contact. The contact name must be unique across all active contacts.`,
  contactArchived:
    'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes.',
  contactArchivedEdit:
    'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.',
  contactNumberTaken: 'Another contact has this contact number. Please enter a different contact number.',
  emailInvalid: 'Email address must be valid.',
  accountInvalid: (code: string) => `Account code '${code}' is not a valid code for this document.`,
  accountArchived: (code: string) =>
    `Account code '${code}' has been archived, or has been deleted. Each line item must reference a valid account.`,
  taxNotForAccount: (tax: string, code: string) =>
    `The TaxType code '${tax}' cannot be used with account code '${code}'.`,
  taxUnknown: (tax: string) =>
    `The TaxType code '${tax}' does not exist or cannot be used with this type of transaction.`,
  accountMissing: 'Account must be valid.',
  lineTotal: (given: string, expected: string) =>
    `The line total ${given} does not match the expected line total ${expected}`,
  taxTooLarge: 'The tax amount cannot be greater than the line amount',
  quantityNegative: (quantity: string) =>
    `The quantity value '${quantity}' is invalid. Quantity must not be less than zero.`,
  currency: (code: string) => `Organisation is not subscribed to currency ${code}`,
  periodLocked: (date: string) => `The document date cannot be before the period lock date, currently set at ${date}`,
  yearLocked: (date: string) =>
    `The document date cannot be before the end of year lock date, currently set at ${date}`,
  paymentNeedsAuthorised: 'Payments can only be made against Authorised documents',
  paymentTooLarge: 'Payment amount exceeds the amount outstanding on this document',
  paymentAccount: 'Account type is invalid for making a payment to/from',
  paymentSeveral: 'Payment is applied to more than one document.',
  // The wording of those below is not confirmed anywhere.
  creditNoteNumberTaken: 'Credit Note # must be unique.',
  linesMissing: 'One or more line items must be specified.',
  descriptionMissing: 'Description is required for each line item.',
  dueDateMissing: 'The document must have a due date before it can be approved.',
  trackingUnknown: (name: string) => `The tracking category or option '${name}' does not exist.`,
  itemUnknown: (code: string) => `Item code '${code}' is not valid.`,
  itemCodeTaken: (code: string) => `Price List Item with Code '${code}' already exists`,
  itemCodeMissing: 'Price List Item Code must be specified',
  urlInvalid: 'Url must be a valid http or https address that is not a Xero address.',
  discountNotAllowed: 'Discounts are only allowed on sales invoices.',
  tooLong: (name: string, length: number) => `The ${name} field must be a string with a maximum length of ${length}.`,
  typeMissing: 'The document type must be specified.',
  paymentUnidentified: 'A payment must be applied to one invoice, credit note, prepayment or overpayment.',
  paymentDateMissing: 'Payment date must be specified.',
  paymentAmount: 'Payment amount must be greater than zero.',
  paymentReconciled: 'This payment cannot be deleted: it is reconciled.',
  nameInvalid: 'The contact name must not contain < or >, nor begin or end with a space.',
} as const
