import { send } from '../graph/mutation.svelte.ts'
import { faceOf, wordsOf } from '../words/document.ts'
import { ApproveBill, PushBill, RefreshBill, VoidBill } from './bill-actions.graphql.ts'
import { BillQuery, BillsQuery, CreateBill, EditedBill, UpdateBill } from './bill.graphql.ts'
import {
  KeepLedgerVersionOfBill,
  PushBillOverLedger,
  UnlinkBill,
  UndoUnlinkBill,
  LinkBill,
} from './bill-choices.graphql.ts'
import type { DocumentKind } from './kind.ts'

const named = {
  one: 'bill',
  many: 'bills',
  path: '/bills',
  party: 'supplier',
  anyParty: 'Any supplier',
  empty: 'Write one here when a supplier bills you. It goes to Xero when you approve it.',
}

/** What suppliers ask us to pay. Its number is theirs. */
export const bill: DocumentKind = {
  type: 'Bill',
  words: wordsOf(named),
  face: {
    ...faceOf(named),
    party: 'From',
    voidText: 'You owe nothing on it any more. If it is in Xero, it is voided there too. This cannot be undone.',
  },
  due: true,
  list: BillsQuery,
  one: BillQuery,
  edited: EditedBill,
  approve: ApproveBill,
  push: PushBill,
  refresh: RefreshBill,
  void: VoidBill,
  choices: {
    kind: 'BILL',
    keep: KeepLedgerVersionOfBill,
    push: PushBillOverLedger,
    unlink: UnlinkBill,
    undo: UndoUnlinkBill,
    link: LinkBill,
  },
  desk: {
    numbered: false,
    supplier: true,
    purchase: true,
    bank: false,
    write: async (draft, edited) => {
      const input = { ...draft.input, dueOn: draft.dueOn, lines: draft.purchases }
      const supplierId = draft.client?.id ?? ''
      if (edited) return send(UpdateBill, { input: { ...input, id: edited.id, version: edited.version, supplierId } })
      return send(CreateBill, { input: { ...input, supplierId } })
    },
  },
}
