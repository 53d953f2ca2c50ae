import type { LedgerItemRow } from '../engine/ledger-organisation.ts'
import type { PlannedItem, PlannedItemSide } from '../engine/ledger-plans.ts'

/** An item as it was asked for, and is kept until it is there. */
export interface ItemDetails {
  code: string
  name: string
  description: string | null
  sales: SideDetails | null
  purchases: SideDetails | null
}

interface SideDetails {
  price: string | null
  accountCode: string | null
  taxType: string | null
}

/** The same as the ledger takes it. */
export function toPlannedItem({ code, name, description, sales, purchases }: ItemDetails): PlannedItem {
  return {
    ...{ code, name, description: description ?? undefined },
    sales: sales ? toPlannedSide(sales) : undefined,
    purchases: purchases ? toPlannedSide(purchases) : undefined,
  }
}

function toPlannedSide({ price, accountCode, taxType }: SideDetails): PlannedItemSide {
  return { price: price ?? undefined, accountCode: accountCode ?? undefined, taxType: taxType ?? undefined }
}

/** The item of that code, whatever its case: the ledger has no two. */
export function itemOfCode(items: readonly LedgerItemRow[], code: string): LedgerItemRow | undefined {
  return items.find((item) => item.code.toLowerCase() === code.toLowerCase())
}
