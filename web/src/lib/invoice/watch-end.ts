/** Reads on whenever what stands below a list comes near the screen, until it is told to stop. */
export function watchEnd(foot: HTMLElement, read: () => Promise<void>): () => void {
  let over = false
  const eye = new IntersectionObserver(
    (seen) => {
      // Of what was seen since the last call, oldest first: only the newest still holds.
      if (seen.at(-1)?.isIntersecting) void read().then(lookAgain)
    },
    { rootMargin: '1500px' },
  )

  // It tells of coming near, never of staying there: what was read may not have pushed the end out of sight.
  function lookAgain() {
    eye.unobserve(foot)
    if (!over) eye.observe(foot)
  }

  eye.observe(foot)
  return () => {
    over = true
    eye.disconnect()
  }
}
