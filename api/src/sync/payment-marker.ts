/**
 * The reference one of our payments carries in the ledger. Payments have no number there: this finds it again when an
 * answer was lost. The person's own reference stays readable in front.
 */
export function paymentMarker(payment: { id: string; reference: string | null }): string {
  const mark = `TIE-${payment.id.replaceAll('-', '').slice(-16)}`
  return payment.reference ? `${payment.reference.slice(0, 200)} ${mark}` : mark
}
