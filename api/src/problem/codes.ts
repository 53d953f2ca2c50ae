import { conflictCodes } from './conflicts.ts'
import { reasonCodes } from './reasons.ts'
import { refusalCodes } from './refusals.ts'
import { remarkCodes } from './remarks.ts'

/** Of the problems that have one code each. */
const single = ['INVALID_INPUT', 'NOT_FOUND', 'ALREADY_CONNECTED', 'LEDGER_UNAVAILABLE']

/** Every code that anything here may answer with, sorted: each has its page of documentation. */
export const problemCodes = [
  ...new Set([...reasonCodes, ...refusalCodes, ...remarkCodes, ...conflictCodes, ...single]),
].toSorted()
