import type { Attachments } from 'xero-node/dist/gen/model/accounting/attachments.js'
import type { LedgerAnswer, RowOutcome } from '../engine/ledger-answer.ts'
import type { LedgerForm, LedgerReceipt } from '../engine/ledger-documents.ts'
import type { EncodedWrite } from '../engine/ledger-plans.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { callXero } from './call.ts'
import { present } from './from-xero/present.ts'
import type { OpenSdk } from './sdk.ts'
import { decode } from './to-xero/payload.ts'

/** The files on a document. */
export function readReceipts(
  open: OpenSdk,
  access: LedgerAccess,
  form: LedgerForm,
  ledgerId: string,
): Promise<LedgerAnswer<LedgerReceipt[]>> {
  return callXero(open, access, {
    operation: 'readReceipts',
    kind: 'read',
    send: (api) =>
      form === 'SPEND_MONEY'
        ? api.getBankTransactionAttachments(access.ledgerOrganisationId, ledgerId)
        : api.getInvoiceAttachments(access.ledgerOrganisationId, ledgerId),
    take: ({ attachments }) => attachments?.map(fromXeroAttachment),
  })
}

/** Hangs a file on a document; one of the same name gives way. */
export function writeReceipt(
  open: OpenSdk,
  access: LedgerAccess,
  write: EncodedWrite,
  { content, key }: { content: Uint8Array; key: string },
): Promise<LedgerAnswer<RowOutcome<LedgerReceipt>[]>> {
  const { of: ledgerId = '', rows } = decode(write, 'attachReceipt')
  const [{ form, fileName, contentType }] = rows as [{ form: LedgerForm; fileName: string; contentType: string }]
  const { ledgerOrganisationId } = access
  // The SDK would call the file a form otherwise.
  const options = { headers: { 'Content-Type': contentType } }
  const bytes = Buffer.from(content)
  return callXero(open, access, {
    operation: write.operation,
    kind: 'write',
    send: (api) =>
      form === 'SPEND_MONEY'
        ? api.createBankTransactionAttachmentByFileName(ledgerOrganisationId, ledgerId, fileName, bytes, key, options)
        : api.createInvoiceAttachmentByFileName(
            ledgerOrganisationId,
            ledgerId,
            fileName,
            bytes,
            undefined,
            key,
            options,
          ),
    take: ({ attachments }) => saved(attachments, fileName),
  })
}

function saved(attachments: Attachments['attachments'], fileName: string): RowOutcome<LedgerReceipt>[] | undefined {
  const [attachment] = attachments ?? []
  return attachment && [{ key: fileName, saved: fromXeroAttachment(attachment), warnings: [] }]
}

function fromXeroAttachment(attachment: NonNullable<Attachments['attachments']>[number]): LedgerReceipt {
  return {
    ledgerReceiptId: present(attachment.attachmentID, 'AttachmentID'),
    fileName: present(attachment.fileName, 'FileName'),
  }
}
