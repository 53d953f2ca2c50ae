/** Gives the browser a file to keep. */
export function saveFile(name: string, { type, text }: { type: string; text: string }): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
