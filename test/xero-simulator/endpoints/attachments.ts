import { stamp } from '../accounting/actor.ts'
import { badRequest, notFound, type Answer } from '../accounting/answer.ts'
import type { Call, Endpoint } from '../accounting/call.ts'
import { noteAttachment } from '../accounting/duplicates.ts'
import { envelope } from '../accounting/envelope.ts'
import { digest, newId } from '../core/ids.ts'
import type { Attachment } from '../model/documents.ts'

const scopes = ['accounting.attachments']
const most = 10
const largest = 10 * 1024 * 1024
const refusedInName = /[<>:"/\\|?*+\0]/

/** Files on documents: written by name, listed, never deleted. */
export const attachmentEndpoints: Endpoint[] = ['Invoices', 'CreditNotes', 'BankTransactions'].flatMap(
  (plural): Endpoint[] => {
    const path = `/${plural}/:id/Attachments`
    const write = { path: `${path}/:name`, scopes, isFile: true, answer: (call: Call) => attach(call, plural) }
    return [
      { method: 'GET', path, scopes, answer: (call) => listed(call, filesOf(call, documentId(call)), plural) },
      { method: 'PUT', ...write },
      { method: 'POST', ...write },
    ]
  },
)

function attach(call: Call, plural: string): Answer {
  const documentOf = documentId(call)
  const fileName = call.params['name'] ?? ''
  const { bytes, contentType } = call.file ?? { bytes: '', contentType: '' }
  if (bytes.length === 0 || bytes.length > largest)
    throw badRequest(10, 'The attachment must have between 1 byte and 10 MB.')
  if (refusedInName.test(fileName)) throw badRequest(10, 'The file name has characters that are not allowed.')
  const { store, unknowns } = call.world
  const files = filesOf(call, documentOf)
  const namesake = unknowns.attachmentNameReplaces
    ? files.find((file) => file.fileName.toLowerCase() === fileName.toLowerCase())
    : undefined
  if (!namesake && files.length >= most) throw badRequest(10, `A document can have up to ${most} attachments.`)
  const file: Attachment = {
    ...{ id: namesake?.id ?? newId(), organisationId: call.organisationId, documentId: documentOf, fileName },
    ...{ mimeType: contentType, size: bytes.length, digest: digest(bytes), createdByApp: call.source === 'app' },
    updatedAt: stamp(call),
  }
  store.attachments.put(file)
  noteAttachment(call, file)
  return listed(call, [file], plural)
}

function filesOf({ world }: Call, documentOf: string): Attachment[] {
  return world.store.attachments.by('document', documentOf)
}

function documentId(call: Call): string {
  const id = (call.params['id'] ?? '').toLowerCase()
  const { invoices, creditNotes, bankTransactions } = call.world.store
  const document = invoices.get(id) ?? creditNotes.get(id) ?? bankTransactions.get(id)
  if (document?.organisationId !== call.organisationId) throw notFound()
  return id
}

function listed(call: Call, files: Attachment[], plural: string): Answer {
  return envelope(call.world, {
    Attachments: files.map(({ id, documentId: of, fileName, mimeType, size }) => ({
      AttachmentID: id,
      FileName: fileName,
      Url: `${call.world.url}/api.xro/2.0/${plural}/${of}/Attachments/${encodeURIComponent(fileName)}`,
      MimeType: mimeType,
      ContentLength: size,
      IncludeOnline: false,
    })),
  })
}
