import { send } from '../graph/mutation.svelte.ts'
import { billFace, billName, faceOf, wordsOf } from '../words/document.ts'
import { ApproveBill, PushBill, RefreshBill, VoidBill } from './bill-actions.graphql.ts'
import { BillQuery, BillsQuery, CreateBill, EditedBill, UpdateBill } from './bill.graphql.ts'
import {
  KeepLedgerVersionOfBill,
  PushBillOverLedger,
  UnlinkBill,
  UndoUnlinkBill,
  LinkBill,
} from './bill-choices.graphql.ts'
import { BillPageQuery } from './list-pages.graphql.ts'
import type { DocumentKind } from './kind.ts'

/** What suppliers ask us to pay. Its number is theirs. */
export const bill: DocumentKind = {
  type: 'Bill',
  words: wordsOf(billName),
  face: { ...faceOf(billName), ...billFace },
  due: true,
  list: BillsQuery,
  page: BillPageQuery,
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
