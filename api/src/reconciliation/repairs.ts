import type { Finding, FindingClass, FindingRepair } from '@tieout/prisma'

/** What can be done about each class, the likeliest first. Accepting is always possible, but for what is under way. */
const REPAIRS: Record<FindingClass, readonly FindingRepair[]> = {
  MISSING_THERE: ['PUSH_AGAIN', 'UNLINK'],
  NOT_SENT: ['PUSH'],
  MISSING_HERE: [],
  NOT_LINKED: ['LINK'],
  DIFFERENT: ['PUSH', 'UNLINK'],
  VOIDED_THERE: ['VOID_HERE', 'UNLINK'],
  PAID_THERE: ['TAKE_PAYMENTS'],
  PAID_HERE: ['SEND_PAYMENTS', 'TAKE_PAYMENTS'],
  UNDER_WAY: [],
}

export function repairsFor({ class: name, form }: Pick<Finding, 'class' | 'form'>): readonly FindingRepair[] {
  // Spent money is settled by the bank alone: nothing of it can be sent.
  return form === 'SPEND_MONEY' ? REPAIRS[name].filter((repair) => repair !== 'SEND_PAYMENTS') : REPAIRS[name]
}
