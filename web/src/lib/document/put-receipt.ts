import { receiptWords } from '../words/document.ts'

/** Puts a file beside a bill or an expense; answers why it was refused, or nothing when it is there. */
export async function putReceipt(send: typeof fetch, documentId: string, file: File): Promise<string | undefined> {
  const address = `/receipts/${encodeURIComponent(documentId)}/${encodeURIComponent(file.name)}`
  try {
    const answer = await send(address, { method: 'PUT', headers: { 'content-type': file.type }, body: file })
    if (answer.ok) return undefined
    const { message } = (await answer.json()) as { message: string }
    return message
  } catch {
    return receiptWords.notArrived
  }
}
