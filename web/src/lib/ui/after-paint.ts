/** Resolves once the browser has shown what changed: work that nobody waits for belongs behind it. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
