const asking = new Set(['CHANGED_IN_XERO', 'VOIDED_IN_XERO'])

/** Whether the problem is told by the decision it leads to: what somebody did in Xero, side by side. */
export function asksForChoice(code: string): boolean {
  return asking.has(code)
}
