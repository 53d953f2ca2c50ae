import { send } from '../graph/mutation.svelte.ts'
import { expenseFace, expenseName, faceOf, wordsOf } from '../words/document.ts'
import { ApproveExpense, PushExpense, RefreshExpense, VoidExpense } from './expense-actions.graphql.ts'
import { CreateExpense, EditedExpense, ExpenseQuery, ExpensesQuery, UpdateExpense } from './expense.graphql.ts'
import {
  KeepLedgerVersionOfExpense,
  PushExpenseOverLedger,
  UnlinkExpense,
  UndoUnlinkExpense,
  LinkExpense,
} from './expense-choices.graphql.ts'
import { ExpensePageQuery } from './list-pages.graphql.ts'
import type { DocumentKind } from './kind.ts'

/** Money that was spent, from a bank account. */
export const expense: DocumentKind = {
  type: 'Expense',
  words: wordsOf(expenseName),
  face: { ...faceOf(expenseName), ...expenseFace },
  due: false,
  list: ExpensesQuery,
  page: ExpensePageQuery,
  one: ExpenseQuery,
  edited: EditedExpense,
  approve: ApproveExpense,
  push: PushExpense,
  refresh: RefreshExpense,
  void: VoidExpense,
  choices: {
    kind: 'EXPENSE',
    keep: KeepLedgerVersionOfExpense,
    push: PushExpenseOverLedger,
    unlink: UnlinkExpense,
    undo: UndoUnlinkExpense,
    link: LinkExpense,
  },
  desk: {
    numbered: true,
    supplier: true,
    purchase: true,
    bank: true,
    write: async (draft, edited) => {
      const input = { ...draft.input, bankAccountId: draft.bankAccountId || null, lines: draft.purchases }
      const supplierId = draft.client?.id ?? ''
      if (edited)
        return send(UpdateExpense, { input: { ...input, id: edited.id, version: edited.version, supplierId } })
      return send(CreateExpense, { input: { ...input, number: input.number || null, supplierId } })
    },
  },
}
