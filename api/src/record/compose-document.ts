import type { Document } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { addDays, today } from '../document/days.ts'
import { dateProblems, type DocumentContent } from '../document/document-content.ts'
import { namesOf } from '../document/kinds.ts'
import { suggestNumber } from '../document/next-number.ts'
import { writeComposed } from '../document/write-composed.ts'
import { totalsOf } from '../engine/money.ts'
import { localId } from '../lib/ids.ts'
import { check } from '../lib/input.ts'
import { inTransaction, isDuplicate, type Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { InvalidInput, NotConnected, NotFound, Problem, type Conflict } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { composeContent } from './compose-content.ts'
import { Composition, type ComposeInput, type ComposeWanted } from './compose-input.ts'
import { coverageOf, type CoveringKind } from './coverage.ts'
import { findCovering } from './coverage.store.ts'
import { findOverrides } from './overrides.store.ts'
import { lockRecord, type WholeRecord } from './record.store.ts'

type Refusal = InvalidInput | NotFound | NotConnected | Conflict
type Link = NonNullable<Awaited<ReturnType<typeof findLink>>>

const DAYS_TO_PAY = 30
/** Two people may be offered the same next number: the second is offered another. */
const ATTEMPTS = 5

/**
 * Composes an invoice or bill from ticked lines of a record and sends it on its way to the ledger (F060, F078). Asked again
 * under the same key, it answers with the one that is there: pressed twice or with a lost answer, there is one.
 */
export async function composeDocument(
  dependencies: Dependencies,
  viewer: Viewer,
  kind: CoveringKind,
  input: ComposeInput,
): Promise<Document | Refusal> {
  const { prisma, wake } = dependencies
  const wanted = check(Composition, input)
  if (wanted instanceof InvalidInput) return wanted
  const link = await findLink(prisma, viewer.workspaceId)
  if (!link) return new NotConnected()
  for (let attempt = 1; ; attempt++) {
    const number =
      wanted.number ?? (kind === 'INVOICE' ? await suggestNumber(prisma, viewer.workspaceId, kind) : undefined)
    if (!number) return new InvalidInput([{ path: 'number', message: 'A bill needs its supplier’s number.' }])
    try {
      const document = await inTransaction(prisma, (transaction) =>
        compose(transaction, dependencies, viewer, { kind, wanted, number, link }),
      )
      if (!(document instanceof Problem)) wake(link.target.organisationId)
      return document
    } catch (cause) {
      if (!isDuplicate(cause)) throw cause
      if (wanted.number || attempt === ATTEMPTS)
        return conflict('NUMBER_TAKEN', { name: number, word: namesOf(kind).word })
    }
  }
}

interface Order {
  kind: CoveringKind
  wanted: ComposeWanted
  number: string
  link: Link
}

async function compose(
  transaction: Transaction,
  { clock }: Dependencies,
  viewer: Viewer,
  { kind, wanted, number, link }: Order,
): Promise<Document | Refusal> {
  const { workspaceId } = viewer
  const record = await lockRecord(transaction, workspaceId, localId('Record', wanted.recordId) ?? '')
  if (!record) return new NotFound('record')
  const { id: recordId, collection } = record
  const composeKey = `${kind}:${wanted.key}`
  const made = await transaction.document.findUnique({ where: { recordId_composeKey: { recordId, composeKey } } })
  if (made) return made
  const links = kind === 'INVOICE' ? ('INVOICES' as const) : ('BILLS' as const)
  if (!collection.linksTo.includes(links))
    return conflict('NOT_LINKING', { name: collection.pluralName, word: namesOf(kind).word })
  const workspace = await transaction.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
  const { organisationId } = link.target
  const documents = await findCovering(transaction, workspaceId, [recordId])
  const overrides = await findOverrides(
    transaction,
    { organisationId, kind, strictAccountFilter: workspace.strictAccountFilter },
    wanted.lines,
  )
  const coverage = coverageOf(record, documents, kind)
  const { lines, wrong } = composeContent(record, wanted.lines, { coverage, overrides })
  const client = await findParty(transaction, workspaceId, wanted, record)
  const now = new Date(clock.now())
  const issuedOn = wanted.issuedOn ?? today(clock.now(), workspace.timeZone)
  const dueOn = wanted.dueOn ?? addDays(issuedOn, DAYS_TO_PAY)
  const problems = [
    ...(client
      ? []
      : [
          {
            path: 'clientId',
            message: `Choose whom the ${namesOf(kind).word} is ${kind === 'BILL' ? 'from' : 'for'}.`,
          },
        ]),
    ...dateProblems({ issuedOn, dueOn }),
    ...wrong,
  ]
  if (!client || problems.length > 0) return new InvalidInput(problems)
  const content: DocumentContent = {
    ...{ number, clientId: client.id, issuedOn, dueOn, currency: record.currency },
    ...{ reference: wanted.reference, bankAccountId: undefined, lines, ...totalsOf(lines) },
  }
  return writeComposed(transaction, viewer, content, {
    ...{ kind, recordId, composeKey, now },
    createdAs: wanted.createdAs ?? workspace.composeCreateStatus,
    target: { workspaceId, organisationId, isWorking: link.isWorking },
  })
}

function findParty(transaction: Transaction, workspaceId: string, { clientId }: ComposeWanted, record: WholeRecord) {
  const id = clientId ? localId('Client', clientId) : record.clientId
  return transaction.client.findUnique({ where: { id: id ?? '', workspaceId } })
}
