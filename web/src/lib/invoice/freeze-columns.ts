/** Keeps the columns as wide as they are while rows come and go beneath them; the answer lets them go. */
export function freezeColumns(body: HTMLElement): () => void {
  const table = body.closest('table')
  const heads = [...(table?.tHead?.rows[0]?.cells ?? [])]

  function loosen(): void {
    if (table) table.style.tableLayout = ''
    for (const head of heads) head.style.width = head.style.maxWidth = ''
  }

  function freeze(): void {
    loosen()
    // On a phone the rows are laid out as lines, without columns.
    if (!table || getComputedStyle(table).display !== 'table') return
    const widths = heads.map((head) => head.getBoundingClientRect().width)
    heads.forEach((head, at) => {
      head.style.width = pixels(widths[at] ?? 0)
      // The words above the columns take no room of their own; as the first row they now say how wide each is.
      head.style.maxWidth = 'none'
    })
    table.style.tableLayout = 'fixed'
  }

  freeze()
  addEventListener('resize', freeze)
  return () => {
    removeEventListener('resize', freeze)
    loosen()
  }
}

/** A length as style sheets write it. */
export function pixels(length: number): string {
  return `${length}px`
}
