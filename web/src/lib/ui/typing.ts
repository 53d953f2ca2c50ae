/** Whether a key belongs to a field, a dialog or the browser rather than to our shortcuts; always, where they are off. */
export function isTyping(event: KeyboardEvent): boolean {
  if (document.documentElement.dataset['keys'] === 'off') return true
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true
  const target = event.target
  return (
    target instanceof Element &&
    target.closest('input:not([type=checkbox]), select, textarea, [contenteditable], dialog, [role=menu]') !== null
  )
}
