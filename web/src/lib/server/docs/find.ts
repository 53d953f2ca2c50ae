import { hrefOf, type Entry } from '$lib/docs/reference.ts'
import type { EntryShown, GuideShown, Link, Shown } from '$lib/docs/shown.ts'
import { errorPageWords } from '$lib/words/error-frame.ts'
import { errorPages, errorParts } from '$lib/words/error-pages.ts'
import { guides } from '../../../generated/docs/guides.ts'
import { reference } from '../../../generated/docs/reference.ts'

/** A question and its answer: the first of the quickstart, which a test asks. */
const firstCall =
  /<div class="code">(?:(?!<div)[^])*?<\/div>\n<div class="code output">[^]*?<\/div>/.exec(
    guides[0]?.html ?? '',
  )?.[0] ?? ''

/** What stands under this path below /docs; undefined: nothing. Made when Tieout was built, and held by the server alone. */
export function findPage(path: string): Shown | undefined {
  const [first = '', second, third, ...more] = path.split('/')
  if (more.length > 0) return undefined
  if (path === '') return { kind: 'contents', example: firstCall }
  if (first === 'errors')
    return second === undefined ? allProblems() : third === undefined ? problem(second) : undefined
  if (first !== 'reference') return second === undefined ? guide(first) : undefined
  if (second === undefined) return { kind: 'schema', entries: reference.map(toShort) }
  return entry(`/docs/${path}`)
}

function guide(slug: string): GuideShown | undefined {
  const at = guides.findIndex((one) => one.slug === slug)
  const found = guides[at]
  if (!found) return undefined
  const { title, description, html, headings } = found
  return { kind: 'guide', title, description, html, headings, before: linkTo(at - 1), next: linkTo(at + 1) }
}

function linkTo(at: number): Link | undefined {
  const found = guides[at]
  return found && { href: `/docs/${found.slug}`, title: found.title }
}

function allProblems(): Shown {
  const parts = errorParts.map(({ title, pages }) => ({
    title,
    problems: Object.entries(pages).map(([code, page]) => ({ code, title: page.title })),
  }))
  return { kind: 'problems', parts }
}

function problem(code: string): Shown {
  return { kind: 'problem', code, ...(errorPages[code] ?? errorPageWords.unknown) }
}

function entry(href: string): EntryShown | undefined {
  const found = reference.find((one) => hrefOf(one) === href)
  if (!found) return undefined
  const members = reference.filter((one) => hrefOf(one).includes('/type/') && found.members?.includes(one.name))
  const usedBy = reference.filter(({ name }) => found.usedBy.includes(name))
  const toLink = (one: Entry) => ({ href: hrefOf(one), title: one.name })
  return { kind: 'entry', entry: found, usedBy: usedBy.map(toLink), members: members.map(toLink) }
}

function toShort({ kind, name, description }: Entry): Pick<Entry, 'kind' | 'name' | 'description'> {
  return { kind, name, description }
}
