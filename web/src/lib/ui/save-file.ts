import { Breakdown } from '../graph/breakdown.ts'
import { notices } from './notices.svelte.ts'

/** A file for somebody to keep. */
export interface Download {
  name: string
  type: string
  text: string
}

/** Asks for a file and gives it to the browser; where nobody answers, it says so. */
export async function download(read: () => Promise<Download | undefined>): Promise<void> {
  try {
    const file = await read()
    if (file) save(file)
  } catch (failure) {
    if (!(failure instanceof Breakdown)) throw failure
    notices.say(failure.message)
  }
}

function save({ name, type, text }: Download): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
