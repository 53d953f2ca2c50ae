import { Decimal } from 'decimal.js'
import { organisationOf, type Actor } from '../accounting/actor.ts'
import { newId } from '../core/ids.ts'
import type { Account, Item, Organisation } from '../model/organisation.ts'
import { ActionRefused } from './refused.ts'

/** What a person does in Xero's settings: the chart of accounts, tax rates, tracking and items. */
export type SettingsAction =
  | { action: 'archive-account'; organisationId: string; account: string }
  | { action: 'restore-account'; organisationId: string; account: string }
  | { action: 'enable-payments'; organisationId: string; account: string; enabled?: boolean }
  | { action: 'add-account'; organisationId: string; code: string; name: string; like: string }
  | { action: 'delete-tax-rate'; organisationId: string; taxType: string }
  | { action: 'add-tax-rate'; organisationId: string; name: string; like: string; components: TaxComponent[] }
  | { action: 'archive-tracking'; organisationId: string; category: string; option?: string }
  | { action: 'add-tracking-option'; organisationId: string; category: string; option: string }
  | { action: 'save-item'; organisationId: string; code: string; item: Partial<Item> & { name: string } }
  | { action: 'delete-item'; organisationId: string; code: string }
  | { action: 'add-currency'; organisationId: string; currency: string }
  | { action: 'forbid'; organisationId: string; permissions: string[] }
  | { action: 'demote'; organisationId: string }

/** One part of a tax rate; compound parts are reckoned on what the others made. */
export interface TaxComponent {
  name: string
  rate: string
  compound?: boolean
}

/** Does it. */
export function changeSettings(actor: Actor, action: SettingsAction): void {
  switch (action.action) {
    case 'archive-account':
      return changeAccount(actor, action.account, { status: 'ARCHIVED' })
    case 'restore-account':
      return changeAccount(actor, action.account, { status: 'ACTIVE' })
    case 'enable-payments':
      return changeAccount(actor, action.account, { enablePayments: action.enabled ?? true })
    case 'add-account': {
      const { organisationId: _, action: __, like, ...words } = action
      const model = accountOf(actor, like)
      return putAccount(actor, { ...model, ...words, id: newId(), status: 'ACTIVE', systemAccount: '' })
    }
    case 'delete-tax-rate':
      return deleteTaxRate(actor, action.taxType)
    case 'add-tax-rate':
      return addTaxRate(actor, action)
    case 'archive-tracking':
      return archiveTracking(actor, action.category, action.option)
    case 'add-tracking-option': {
      const category = categoryOf(actor, action.category)
      const options = [...category.options, { id: newId(), name: action.option, status: 'ACTIVE' as const }]
      actor.world.store.tracking.put({ ...category, options })
      return
    }
    case 'save-item': {
      const before = itemOf(actor, action.code)
      const { organisationId, code } = action
      const updatedAt = actor.world.clock.now()
      actor.world.store.items.put({ id: newId(), ...before, ...action.item, organisationId, code, updatedAt })
      return
    }
    case 'delete-item': {
      const item = itemOf(actor, action.code)
      if (!item) throw new ActionRefused(`No item ${action.code}`)
      actor.world.store.items.delete(item.id)
      return
    }
    case 'add-currency':
      return changeOrganisation(actor, ({ currencies }) => ({
        currencies: [...new Set([...currencies, action.currency])],
      }))
    case 'forbid':
      return changeOrganisation(actor, () => ({ forbidden: action.permissions }))
    case 'demote':
      return changeOrganisation(actor, ({ users }) => ({
        users: users.map((user) => ({ ...user, role: 'READONLY' as const })),
      }))
    default:
      // Actions also come in as JSON and from forms.
      throw new ActionRefused(`Unknown action ${(action satisfies never as { action: string }).action}`)
  }
}

/** What the organisation has, and what its people may do there. */
function changeOrganisation(actor: Actor, change: (before: Organisation) => Partial<Organisation>): void {
  const before = organisationOf(actor)
  actor.world.store.organisations.put({ ...before, ...change(before) })
}

function accountOf(actor: Actor, reference: string): Account {
  const account = actor.world.store.accounts
    .by('organisation', actor.organisationId)
    .find(({ id, code }) => id === reference || code === reference)
  if (!account) throw new ActionRefused(`No account ${reference}`)
  return account
}

function changeAccount(actor: Actor, reference: string, change: Partial<Account>): void {
  const account = accountOf(actor, reference)
  if (account.systemAccount !== '') throw new ActionRefused(`Account ${reference} belongs to Xero itself`)
  putAccount(actor, { ...account, ...change })
}

function putAccount(actor: Actor, account: Account): void {
  actor.world.store.accounts.put({ ...account, updatedAt: actor.world.clock.now() })
}

function rateOf(actor: Actor, taxType: string) {
  const rate = actor.world.store.taxRates
    .by('organisation', actor.organisationId)
    .find((rate) => rate.taxType === taxType)
  if (!rate) throw new ActionRefused(`No tax rate ${taxType}`)
  return rate
}

function deleteTaxRate(actor: Actor, taxType: string): void {
  actor.world.store.taxRates.put({ ...rateOf(actor, taxType), status: 'DELETED' })
}

/** Xero names rates of one's own TAX001, TAX002 and so on. */
function addTaxRate(
  actor: Actor,
  { name, like, components }: Extract<SettingsAction, { action: 'add-tax-rate' }>,
): void {
  const own = actor.world.store.taxRates
    .by('organisation', actor.organisationId)
    .filter(({ taxType }) => taxType.startsWith('TAX'))
  const taxType = `TAX${String(own.length + 1).padStart(3, '0')}`
  const parts = components.map(({ name, rate, compound = false }) => ({ name, rate, compound }))
  const rate = effective(parts).toFixed()
  actor.world.store.taxRates.put({ ...rateOf(actor, like), id: newId(), name, taxType, rate, components: parts })
}

function effective(parts: { rate: string; compound: boolean }[]): Decimal {
  const plain = parts.filter((part) => !part.compound).reduce((sum, part) => sum.plus(part.rate), new Decimal(0))
  const compound = parts.find((part) => part.compound)
  return compound ? plain.plus(new Decimal(100).plus(plain).times(compound.rate).div(100)) : plain
}

function categoryOf(actor: Actor, name: string) {
  const category = actor.world.store.tracking.by('organisation', actor.organisationId).find((one) => one.name === name)
  if (!category) throw new ActionRefused(`No tracking category ${name}`)
  return category
}

function archiveTracking(actor: Actor, name: string, option: string | undefined): void {
  const category = categoryOf(actor, name)
  const options = category.options.map((one) => (one.name === option ? { ...one, status: 'ARCHIVED' as const } : one))
  const status = option === undefined ? ('ARCHIVED' as const) : category.status
  actor.world.store.tracking.put({ ...category, options, status })
}

function itemOf(actor: Actor, code: string): Item | undefined {
  return actor.world.store.items.by('organisation', actor.organisationId).find((item) => item.code === code)
}
