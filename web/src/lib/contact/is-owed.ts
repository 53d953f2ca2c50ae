type Money = { amount: string; currency: string } | null | undefined

/** What a contact owes, and is owed, by Xero. */
export interface Balances {
  receivable: Money
  payable: Money
}

/** There is something to pay. */
export function isOwed(money: Money): boolean {
  return Boolean(money && Number(money.amount) !== 0)
}

/** There is something to pay, either way. */
export function owesAnything(contact: Balances | null): boolean {
  return isOwed(contact?.receivable) || isOwed(contact?.payable)
}
