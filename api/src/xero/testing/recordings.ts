/** Bodies in the shape Xero was seen to answer with. */

const envelope = {
  Id: 'ccece84a-075c-4fcd-9073-149d4f7a91cf',
  Status: 'OK',
  ProviderName: 'Tieout',
  DateTimeUTC: '/Date(1552327126164)/',
}

export const invoice = {
  Type: 'ACCREC',
  InvoiceID: 'ed255415-e141-4150-aab7-89c3bbbb851c',
  InvoiceNumber: 'INV-1',
  Reference: 'Website Design',
  Payments: [
    {
      PaymentID: '61ed71fc-01bf-4eb8-8419-8a18789ff45f',
      Date: '/Date(1552348800000+0000)/',
      Amount: 1.1,
      Reference: 'TIE-P1',
      HasAccount: false,
      HasValidationErrors: false,
    },
  ],
  AmountDue: 44.9,
  AmountPaid: 1.1,
  AmountCredited: 0.0,
  HasErrors: false,
  Contact: { ContactID: '430fa14a-f945-44d3-9f97-5df5e28441b8', Name: 'Liam Gallagher', ContactStatus: 'ACTIVE' },
  DateString: '2019-03-11T00:00:00',
  Date: '/Date(1552262400000+0000)/',
  DueDateString: '2018-12-10T00:00:00',
  DueDate: '/Date(1544400000000+0000)/',
  Status: 'AUTHORISED',
  LineAmountTypes: 'Exclusive',
  LineItems: [
    {
      Description: 'Acme Tires',
      UnitAmount: 20.1234,
      TaxType: 'OUTPUT2',
      TaxAmount: 6.0,
      LineAmount: 40.0,
      AccountCode: '200',
      Quantity: 2.0,
      LineItemID: '5f7a612b-fdcc-4d33-90fa-a9f6bc6db32f',
      ValidationErrors: [],
    },
  ],
  SubTotal: 40.0,
  TotalTax: 6.0,
  Total: 46.0,
  UpdatedDateUTC: '/Date(1552327126117+0000)/',
  CurrencyCode: 'NZD',
  StatusAttributeString: 'OK',
}

export const refusedInvoice = {
  Type: 'ACCREC',
  InvoiceID: '00000000-0000-0000-0000-000000000000',
  InvoiceNumber: 'INV-2',
  HasErrors: true,
  StatusAttributeString: 'ERROR',
  ValidationErrors: [{ Message: 'Invoice # must be unique.' }],
  LineItems: [{ Description: 'x', ValidationErrors: [{ Message: 'Account must be valid.' }] }],
}

export const contact = {
  ContactID: '430fa14a-f945-44d3-9f97-5df5e28441b8',
  ContactNumber: 'TIE-1',
  ContactStatus: 'ARCHIVED',
  MergedToContactID: 'b8b8b8b8-0000-4000-8000-000000000000',
  Name: 'Liam Gallagher',
  EmailAddress: '',
  Phones: [
    { PhoneType: 'MOBILE' },
    { PhoneType: 'DEFAULT', PhoneNumber: '1111111', PhoneAreaCode: '21', PhoneCountryCode: '64' },
  ],
  UpdatedDateUTC: '/Date(1551747281053+0000)/',
  HasValidationErrors: false,
}

export const payment = {
  PaymentID: '61ed71fc-01bf-4eb8-8419-8a18789ff45f',
  Date: '/Date(1552348800000+0000)/',
  Amount: 1.1,
  Reference: 'TIE-P1',
  PaymentType: 'ACCRECPAYMENT',
  Status: 'DELETED',
  Invoice: { InvoiceID: 'ed255415-e141-4150-aab7-89c3bbbb851c', InvoiceNumber: 'INV-1' },
  HasValidationErrors: false,
}

export const organisation = {
  OrganisationID: '70784a63-d24b-46a9-a4db-0e70a274b056',
  Name: 'Maple Florist',
  BaseCurrency: 'NZD',
  CountryCode: 'NZ',
  IsDemoCompany: false,
  PeriodLockDate: '/Date(1546214400000+0000)/',
  Timezone: 'NEWZEALANDSTANDARDTIME',
  ShortCode: '!mBdtL',
  Edition: 'BUSINESS',
}

export const taxRate = {
  Name: '15% GST on Income',
  TaxType: 'OUTPUT2',
  CanApplyToAssets: true,
  CanApplyToEquity: true,
  CanApplyToExpenses: false,
  CanApplyToLiabilities: true,
  CanApplyToRevenue: true,
  DisplayTaxRate: 15.0,
  EffectiveRate: 15.0,
  Status: 'ACTIVE',
  TaxComponents: [{ Name: 'GST', Rate: 15.0, IsCompound: false, IsNonRecoverable: false }],
}

export const bankAccount = {
  AccountID: 'a1a1a1a1-0000-4000-8000-000000000000',
  Name: 'Savings',
  Type: 'BANK',
  Class: 'ASSET',
  Status: 'ACTIVE',
  TaxType: 'NONE',
  EnablePaymentsToAccount: false,
  SystemAccount: '',
  CurrencyCode: 'NZD',
}

/** A list in Xero's envelope. */
export function listed(name: string, rows: unknown[], more: object = {}): object {
  return { ...envelope, ...more, [name]: rows }
}
