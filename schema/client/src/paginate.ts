/** What every list of the API answers with, as far as walking it needs. */
export interface Page<Node> {
  nodes: readonly Node[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** Every node of a list, page after page, as they are taken. */
export async function* walk<Data, Node>(
  readPage: (after: string | null) => Promise<Data>,
  pick: (data: Data) => Page<Node>,
): AsyncGenerator<Node, void, undefined> {
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo }: Page<Node> = pick(await readPage(after))
    yield* nodes
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return
    if (pageInfo.endCursor === after)
      throw new Error(
        'The list does not go on: declare $after and pass it to the field, as in invoices(after: $after).',
      )
    after = pageInfo.endCursor
  }
}
