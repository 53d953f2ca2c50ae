import { builder } from '../builder.ts'

interface Side {
  price: { toString(): string } | null
  accountCode: string | null
  taxType: string | null
}

const LedgerItemSideType = builder.objectRef<Side>('LedgerItemSide').implement({
  description: 'How an item fills a line of a sale, or of a purchase.',
  fields: (t) => ({
    price: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The usual price of one; null: none is set.',
      resolve: ({ price }) => price?.toString(),
    }),
    accountCode: t.exposeString('accountCode', { nullable: true, description: 'The account it posts to in Xero.' }),
    taxType: t.exposeString('taxType', { nullable: true, description: 'Its tax rate in Xero.' }),
  }),
})

export const LedgerItemNode = builder.prismaNode('LedgerItem', {
  id: { field: 'id' },
  nullable: true,
  description: 'Something the connected organisation sells or buys.',
  findUnique: (id, { viewer }) => ({ id, organisation: { workspaceId: viewer?.workspaceId ?? '' } }),
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Its key in Xero.' }),
    name: t.exposeString('name'),
    description: t.exposeString('description', { nullable: true, description: 'What a sales line says of it.' }),
    archived: t.boolean({
      description: 'Xero lists it no longer.',
      resolve: ({ archivedAt }) => archivedAt !== null,
    }),
    sales: t.field({
      type: LedgerItemSideType,
      nullable: true,
      description: 'Null: it is not sold.',
      resolve: ({ isSold, salesPrice, salesAccountCode, salesTaxType }) =>
        isSold ? { price: salesPrice, accountCode: salesAccountCode, taxType: salesTaxType } : null,
    }),
    purchases: t.field({
      type: LedgerItemSideType,
      nullable: true,
      description: 'Null: it is not bought.',
      resolve: ({ isPurchased, purchasePrice, purchaseAccountCode, purchaseTaxType }) =>
        isPurchased ? { price: purchasePrice, accountCode: purchaseAccountCode, taxType: purchaseTaxType } : null,
    }),
  }),
})
