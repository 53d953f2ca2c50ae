import MiniSearch from 'minisearch'

/** A page, as the index has it. */
export interface Indexed {
  href: string
  title: string
  about: string
  words: string
}

export type Found = Omit<Indexed, 'words'>

export type Search = (text: string) => Found[]

const mostFound = 8

/** Fetches the index of all pages and answers what finds in it. */
export async function openSearch(fetch: typeof globalThis.fetch): Promise<Search> {
  const pages = (await (await fetch('/docs/search.json')).json()) as Indexed[]
  const index = new MiniSearch<Indexed>({
    idField: 'href',
    fields: ['title', 'about', 'words'],
    storeFields: ['href', 'title', 'about'],
    searchOptions: { prefix: true, fuzzy: 0.15, boost: { title: 4, about: 2 } },
  })
  index.addAll(pages)
  return (text) =>
    index
      .search(text)
      .slice(0, mostFound)
      .map(({ href, title, about }) => ({ href, title, about }) as Found)
}
