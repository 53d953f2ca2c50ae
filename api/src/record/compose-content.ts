import { Decimal } from 'decimal.js'
import { remainingOf, type Coverage } from '../engine/coverage.ts'
import { lineNet, lineTax } from '../engine/money.ts'
import { totalProblems, type LineContent } from '../document/document-content.ts'
import { localId } from '../lib/ids.ts'
import type { InvalidField } from '../problem/problem.ts'
import type { ComposeWanted } from './compose-input.ts'
import { toCoverable } from './coverage.ts'
import type { Overrides } from './overrides.store.ts'
import type { WholeRecord } from './record.store.ts'

/**
 * The lines of a document as they are ticked, or what is wrong with them. More than is left of a line is refused: a record
 * says what there is to invoice, and whoever wants more says so there first. Pure.
 */
export function composeContent(
  { lines: all, values, collection: { fields } }: WholeRecord,
  wanted: ComposeWanted['lines'],
  { coverage, overrides }: { coverage: Coverage; overrides: Overrides },
): { lines: LineContent[]; wrong: InvalidField[] } {
  const wrong: InvalidField[] = []
  const lines = wanted.flatMap((given, position): LineContent[] => {
    const complain = (field: string, message: string) => wrong.push({ path: `lines.${position}.${field}`, message })
    const line = all.find(({ id }) => id === localId('RecordLine', given.lineId))
    if (!line) {
      complain('lineId', 'There is no such line.')
      return []
    }
    const left = remainingOf(toCoverable(line, values), coverage)
    const quantity = given.quantity ?? left
    const driver = fields.find(({ id }) => id === line.quantityFieldId)
    if (new Decimal(left).isZero()) complain('quantity', `Nothing is left of “${line.description}”.`)
    else if (driver && !new Decimal(quantity).equals(left))
      complain('quantity', `The quantity follows ${driver.name}: ${left}.`)
    else if (new Decimal(quantity).greaterThan(left))
      complain('quantity', `Only ${left} is left of “${line.description}”. Raise it on the record to invoice more.`)
    else if (new Decimal(quantity).isZero()) complain('quantity', 'Quantity can’t be zero.')
    const tax = given.ledgerTaxRateId ? overrides.taxRates.get(given.ledgerTaxRateId) : null
    const account = given.ledgerAccountId ? overrides.accounts.get(given.ledgerAccountId) : null
    if (tax === undefined) complain('ledgerTaxRateId', 'Choose a tax code of the connected organisation that fits.')
    if (account === undefined) complain('ledgerAccountId', 'Choose an account of the connected organisation that fits.')
    const unitPrice = line.unitPrice.toFixed()
    const net = lineNet(quantity, unitPrice)
    const percent = tax?.percent ?? line.taxRate?.percent.toFixed() ?? '0'
    return [
      {
        ...{ position, description: line.description, quantity, unitPrice, net, tax: lineTax(net, percent) },
        ...{ taxRateId: line.taxRateId, projectId: line.projectId, serviceId: line.serviceId },
        ...{ accountId: account?.id ?? null, ledgerTaxRateId: tax?.id ?? null, recordLineId: line.id },
      },
    ]
  })
  return { lines, wrong: [...wrong, ...totalProblems(lines)] }
}
