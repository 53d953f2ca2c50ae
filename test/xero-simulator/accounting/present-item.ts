import type { Item, ItemDetails } from '../model/organisation.ts'
import { xeroDate } from './dates.ts'

/** An item as the Items endpoint shows it. */
export function presentItem({ id, code, name, description, sales, purchases, updatedAt }: Item): object {
  return {
    ItemID: id,
    Code: code,
    Name: name,
    ...(description !== undefined && { Description: description }),
    UpdatedDateUTC: xeroDate(updatedAt),
    ...(sales && { SalesDetails: presentDetails(sales) }),
    ...(purchases && { PurchaseDetails: presentDetails(purchases) }),
    IsTrackedAsInventory: false,
    IsSold: sales !== undefined,
    IsPurchased: purchases !== undefined,
  }
}

function presentDetails({ unitPrice, accountCode, taxType }: ItemDetails): object {
  return {
    ...(unitPrice !== undefined && { UnitPrice: Number(unitPrice) }),
    AccountCode: accountCode,
    TaxType: taxType,
  }
}
