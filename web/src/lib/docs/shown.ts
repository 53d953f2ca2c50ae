import type { Heading } from '../../../scripts/docs/markdown.ts'
import type { Entry } from './reference.ts'

export interface Link {
  href: string
  title: string
}

export interface GuideShown {
  kind: 'guide'
  title: string
  description: string
  html: string
  headings: Heading[]
  before: Link | undefined
  next: Link | undefined
}

export interface EntryShown {
  kind: 'entry'
  entry: Entry
  usedBy: Link[]
  members: Link[]
}

export interface SchemaShown {
  kind: 'schema'
  entries: Pick<Entry, 'kind' | 'name' | 'description'>[]
}

export interface ProblemsShown {
  kind: 'problems'
  parts: { title: string; problems: { code: string; title: string }[] }[]
}

export interface ProblemShown {
  kind: 'problem'
  code: string
  title: string
  why: string
  how: string
}

export interface ContentsShown {
  kind: 'contents'
  /** The first call of the quickstart, made into HTML when Tieout was built. */
  example: string
}

/** What a page of the documentation shows. */
export type Shown = GuideShown | EntryShown | SchemaShown | ProblemsShown | ProblemShown | ContentsShown
