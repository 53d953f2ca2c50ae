/** Whether something stands below the end of a list: who scrolls would never reach it, were the list to go on by itself. */
export function isFollowed(foot: HTMLElement): boolean {
  const end = foot.getBoundingClientRect().bottom
  for (let inside: Element | null = foot; inside && inside.id !== 'main'; inside = inside.parentElement)
    for (let next = inside.nextElementSibling; next; next = next.nextElementSibling) {
      const { top, height } = next.getBoundingClientRect()
      if (height > 0 && top >= end) return true
    }
  return false
}
