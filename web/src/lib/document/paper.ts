import type { Paper } from '../invoice/detail/subject.ts'
import type { Shown } from './kind.ts'

/** A document as it looks on paper. A line says the account chosen for it; what defaults add, the preview says. */
export function paperOf({ lines, ...document }: Shown): Paper {
  return {
    ...document,
    lines: lines.map(({ account, taxRate, ...line }) => ({
      ...line,
      ...(account ? { posting: { account, taxRate, problem: null } } : {}),
    })),
  }
}
