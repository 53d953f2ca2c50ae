import type {
  LedgerTaxRate,
  LedgerTrackingCategory,
  LedgerTrackingOption,
  PrismaClient,
  TrackingChoice,
  TrackingMapping,
  Workspace,
} from '@tieout/prisma'
import type { Books, BookTracking } from '../engine/books.ts'
import type { Side } from '../engine/document-kind.ts'
import type { Transaction } from '../lib/transaction.ts'

/** Everything a push of this organisation is decided from, in six statements whatever its size. */
export async function loadBooks(prisma: PrismaClient | Transaction, organisationId: string): Promise<Books> {
  const organisation = await prisma.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    include: {
      workspace: true,
      ledgerTaxRates: true,
      ledgerAccounts: true,
      currencies: { where: { archivedAt: null } },
      taxMappings: true,
      accountMappings: true,
      trackingMappings: { include: { choices: true, category: { include: { options: true } } } },
    },
  })
  const accountFor = (purpose: string) =>
    organisation.accountMappings.find((mapping) => mapping.purpose === purpose && !mapping.subjectId)?.ledgerAccountId
  const taxFor = (side: Side) => {
    const own = organisation.taxMappings.filter((mapping) => mapping.side === side)
    return {
      defaultTax: own.find((mapping) => !mapping.taxRateId)?.ledgerTaxRateId,
      taxByRate: new Map(
        own.flatMap(({ taxRateId, ledgerTaxRateId }) => (taxRateId ? [[taxRateId, ledgerTaxRateId] as const] : [])),
      ),
    }
  }
  const accountsBy = (purpose: string) =>
    new Map(
      organisation.accountMappings.flatMap(({ purpose: own, subjectId, ledgerAccountId }) =>
        own === purpose && subjectId ? [[subjectId, ledgerAccountId] as const] : [],
      ),
    )
  return {
    baseCurrency: organisation.baseCurrency ?? organisation.workspace.baseCurrency,
    currencies: new Set(organisation.currencies.map((currency) => currency.code)),
    multiCurrency: organisation.multiCurrency,
    lockedTo: latest(organisation.periodLockDate, organisation.endOfYearLockDate),
    taxRates: new Map(organisation.ledgerTaxRates.map((rate) => [rate.id, toBookTaxRate(rate)])),
    accounts: new Map(
      organisation.ledgerAccounts.map((account) => [
        account.id,
        {
          ...account,
          code: account.code ?? undefined,
          taxType: account.taxType ?? undefined,
          currency: account.currency ?? undefined,
          archived: account.archivedAt !== null,
        },
      ]),
    ),
    side: 'SALES',
    ...taxFor('SALES'),
    defaultAccount: accountFor('INCOME'),
    purchases: { ...taxFor('PURCHASES'), defaultAccount: accountFor('EXPENSE') },
    accountByProject: accountsBy('PROJECT'),
    accountByService: accountsBy('SERVICE'),
    paymentAccount: accountFor('PAYMENT'),
    tracking: organisation.trackingMappings.map(toBookTracking),
    ...settingsOf(organisation.workspace),
  }
}

/** As much of the books as queueing asks for. */
export async function loadSetup(
  prisma: PrismaClient | Transaction,
  organisationId: string,
): Promise<Pick<Books, 'defaultTax' | 'defaultAccount' | 'paymentAccount' | 'paymentsPush'>> {
  const tax = await prisma.taxMapping.findFirst({ where: { organisationId, taxRateId: null, side: 'SALES' } })
  const organisation = { organisations: { some: { id: organisationId } } }
  const workspace = await prisma.workspace.findFirstOrThrow({ where: organisation, select: { paymentsPush: true } })
  const accounts = await prisma.accountMapping.findMany({ where: { organisationId, subjectId: null } })
  const accountFor = (purpose: string) => accounts.find((mapping) => mapping.purpose === purpose)?.ledgerAccountId
  return {
    defaultTax: tax?.ledgerTaxRateId,
    defaultAccount: accountFor('INCOME'),
    paymentAccount: accountFor('PAYMENT'),
    ...workspace,
  }
}

type Settings = Pick<Books, 'createdStatus' | 'draftsGo' | 'requireExplicitTaxMapping' | 'expensesAs' | 'paymentsPush'>

function settingsOf(workspace: Workspace): Settings {
  const { createdStatus, requireExplicitTaxMapping, expensesAs, paymentsPush, pushTrigger } = workspace
  return { createdStatus, requireExplicitTaxMapping, expensesAs, paymentsPush, draftsGo: pushTrigger === 'ON_SAVE' }
}

type LoadedTracking = TrackingMapping & {
  choices: TrackingChoice[]
  category: LedgerTrackingCategory & { options: LedgerTrackingOption[] }
}

function toBookTracking({ category, source, unmatched, optionId, choices }: LoadedTracking): BookTracking {
  const { ledgerCategoryId, name, options, archivedAt } = category
  return {
    ...{ ledgerCategoryId, category: name, archived: archivedAt !== null, source, unmatched },
    optionId: optionId ?? undefined,
    options: new Map(
      options.map((option) => [
        option.id,
        { ledgerOptionId: option.ledgerOptionId, name: option.name, archived: option.archivedAt !== null },
      ]),
    ),
    choices: new Map(choices.map((choice) => [choice.subjectId, choice.optionId])),
  }
}

function toBookTaxRate(rate: LedgerTaxRate) {
  const classes = [
    rate.forRevenue && 'REVENUE',
    rate.forExpenses && 'EXPENSE',
    rate.forAssets && 'ASSET',
    rate.forLiabilities && 'LIABILITY',
    rate.forEquity && 'EQUITY',
  ].filter((name) => name !== false)
  const { id, taxType, name } = rate
  return {
    id,
    taxType,
    name,
    percent: rate.percent.toString(),
    archived: rate.archivedAt !== null,
    classes: new Set(classes),
  }
}

function latest(...dates: (Date | null)[]): string | undefined {
  const days = dates.flatMap((date) => (date ? [date.toISOString().slice(0, 10)] : []))
  return days.sort().at(-1)
}
