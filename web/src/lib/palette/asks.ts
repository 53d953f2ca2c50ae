/** Whether a key is pressed that opens the palette, and closes it again. */
export function asksForPalette(event: KeyboardEvent): boolean {
  return event.key === 'k' && (event.ctrlKey || event.metaKey)
}
