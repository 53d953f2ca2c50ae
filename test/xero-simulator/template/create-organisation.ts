import { adviserUserId, readOnlyUserId, standardUserId } from '../defaults.ts'
import { digest, stableId } from '../core/ids.ts'
import type { Contact } from '../model/contact.ts'
import type { Account, Organisation } from '../model/organisation.ts'
import type { Store } from '../store/store.ts'
import { nz } from './nz.ts'
import type { AccountTemplate, OrganisationTemplate, TaxRateTemplate } from './template.ts'
import { uk } from './uk.ts'

/** The organisations one can start from. */
export const templates: Readonly<Record<'uk' | 'nz', OrganisationTemplate>> = { uk, nz }

/** Makes an organisation with a template's accounts, tax rates, tracking, items and contacts. */
export function createOrganisation(
  store: Store,
  { id, name, template, now }: { id: string; name?: string; template: OrganisationTemplate; now: number },
): Organisation {
  return store.transaction(() => {
    const organisation = store.organisations.put({
      id,
      name: name ?? template.name,
      country: template.country,
      baseCurrency: template.baseCurrency,
      currencies: template.currencies,
      multiCurrency: template.multiCurrency,
      timeZone: template.timeZone,
      shortCode: `!${Buffer.from(digest(id), 'hex').toString('base64url').replace(/[-_]/g, 'x').slice(0, 5)}`,
      users: [
        { userId: standardUserId, role: 'STANDARD' },
        { userId: adviserUserId, role: 'ADVISER' },
        { userId: readOnlyUserId, role: 'READONLY' },
      ],
      periodLockDate: null,
      endOfYearLockDate: null,
      nextInvoiceNumber: 1,
      nextCreditNoteNumber: 1,
      lastStamp: now,
      createdAt: now,
    })
    seedReferenceData(store, template, { organisationId: id, now })
    for (const contact of template.contacts) store.contacts.put(toContact(contact, { organisationId: id, now }))
    return organisation
  })
}

interface Seed {
  organisationId: string
  now: number
}

function seedReferenceData(store: Store, template: OrganisationTemplate, seed: Seed): void {
  const { organisationId, now } = seed
  const make = (...words: string[]) => stableId(organisationId, ...words)
  for (const account of template.accounts) store.accounts.put(toAccount(account, seed))
  for (const rate of template.taxRates)
    store.taxRates.put({ id: make('tax', rate.taxType), ...toTaxRate(rate, organisationId) })
  for (const { name, options } of template.tracking) {
    const made = options.map((option) => ({
      id: make('option', name, option),
      name: option,
      status: 'ACTIVE' as const,
    }))
    store.tracking.put({ id: make('tracking', name), organisationId, name, status: 'ACTIVE', options: made })
  }
  for (const item of template.items)
    store.items.put({ id: make('item', item.code), organisationId, updatedAt: now, ...item })
}

function toAccount(account: AccountTemplate, { organisationId, now }: Seed): Account {
  const { systemAccount = '', enablePayments = false, ...rest } = account
  return {
    ...rest,
    id: stableId(organisationId, 'account', account.code),
    organisationId,
    class: classOf(account.type),
    status: 'ACTIVE',
    systemAccount,
    enablePayments,
    updatedAt: now,
  }
}

function classOf(type: string): Account['class'] {
  if (['REVENUE', 'SALES', 'OTHERINCOME'].includes(type)) return 'REVENUE'
  if (['CURRLIAB', 'LIABILITY', 'TERMLIAB', 'PAYG'].includes(type)) return 'LIABILITY'
  if (['BANK', 'CURRENT', 'FIXED', 'INVENTORY', 'NONCURRENT', 'PREPAYMENT'].includes(type)) return 'ASSET'
  return type === 'EQUITY' ? 'EQUITY' : 'EXPENSE'
}

/** A rate on income may not be used on an expense account, nor the other way round; balance sheet accounts take both. */
function toTaxRate(template: TaxRateTemplate, organisationId: string) {
  const balanceSheet: Account['class'][] = ['ASSET', 'EQUITY', 'LIABILITY']
  const appliesTo = [...balanceSheet]
  if (template.report !== 'INPUT') appliesTo.push('REVENUE')
  if (template.report !== 'OUTPUT') appliesTo.push('EXPENSE')
  const { taxType, name, rate, report } = template
  return { organisationId, taxType, name, rate, reportTaxType: report, appliesTo, status: 'ACTIVE' as const }
}

function toContact(contact: OrganisationTemplate['contacts'][number], { organisationId, now }: Seed): Contact {
  const { city, archived, ...rest } = contact
  return {
    ...rest,
    id: stableId(organisationId, 'contact', contact.name),
    organisationId,
    status: archived ? 'ARCHIVED' : 'ACTIVE',
    addresses: [{ AddressType: 'STREET' }, { AddressType: 'POBOX', City: city }],
    phones: [],
    persons: [],
    updatedAt: now,
    createdByApp: false,
  }
}
