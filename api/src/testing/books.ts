import type { Kit } from './kit.ts'

/** A workspace's books as a test needs them: connected, with reference data; nothing mapped. */
export interface TestBooks {
  organisationId: string
  connectionId: string
  tax: { standard: string; zero: string; purchases: string; archived: string }
  account: { sales: string; consulting: string; bank: string; archived: string; expenses: string }
}

/** Ties a workspace to an organisation with a small chart of accounts, as a pull would leave it. */
export async function connectBooks({ dependencies }: Kit, workspaceId: string, connectedAt: Date): Promise<TestBooks> {
  const { prisma } = dependencies
  const organisation = await prisma.organisation.create({
    data: {
      workspaceId,
      ledgerOrganisationId: `organisation of ${workspaceId}`,
      name: 'Northlight Studio Ltd',
      baseCurrency: 'GBP',
      shortCode: '!23vXn',
      currencies: { create: { code: 'GBP' } },
    },
  })
  const organisationId = organisation.id
  const grant = await prisma.grant.create({
    data: {
      ledgerUserId: `user of ${workspaceId}`,
      sealedAccessToken: 'sealed',
      sealedRefreshToken: 'sealed',
      accessExpiresAt: connectedAt,
      refreshedAt: connectedAt,
      scopes: ['accounting.transactions'],
    },
  })
  const connection = await prisma.connection.create({
    data: { workspaceId, organisationId, grantId: grant.id, status: 'CONNECTED', connectedAt },
  })
  const taxRate = async (taxType: string, name: string, percent: string, more: object = {}) => {
    const flags = { forRevenue: true, forExpenses: false, forAssets: false, forLiabilities: false, forEquity: false }
    const data = { organisationId, taxType, name, percent, status: 'ACTIVE', ...flags, ...more }
    return (await prisma.ledgerTaxRate.create({ data })).id
  }
  const account = async (code: string, name: string, [kind, type]: [kind: string, type: string], more: object = {}) => {
    const data = { organisationId, ledgerAccountId: `account ${code}`, code, name, class: kind, type, status: 'ACTIVE' }
    return (await prisma.ledgerAccount.create({ data: { ...data, ...more } })).id
  }
  return {
    organisationId,
    connectionId: connection.id,
    tax: {
      standard: await taxRate('OUTPUT2', '20% (VAT on Income)', '20'),
      zero: await taxRate('ZERORATEDOUTPUT', 'Zero Rated Income', '0'),
      purchases: await taxRate('INPUT2', '20% (VAT on Expenses)', '20', { forRevenue: false, forExpenses: true }),
      archived: await taxRate('OLD', 'Old rate', '17.5', { archivedAt: connectedAt }),
    },
    account: {
      sales: await account('200', 'Sales', ['REVENUE', 'REVENUE']),
      consulting: await account('210', 'Consulting', ['REVENUE', 'REVENUE']),
      bank: await account('090', 'Business Bank Account', ['ASSET', 'BANK']),
      archived: await account('260', 'Print recharges', ['REVENUE', 'REVENUE'], { archivedAt: connectedAt }),
      expenses: await account('400', 'Advertising', ['EXPENSE', 'OVERHEADS']),
    },
  }
}
