/** A mail before it is laid out: plain text everywhere, so that nothing in it can be taken for markup. */
export interface Letter {
  subject: string
  /** What happened and what is safe, one short paragraph each. */
  lines: string[]
  items?: LetterItem[]
  /** What the list leaves out. */
  more?: string | undefined
  /** The one thing to do: `path` is a page of the web app. */
  action?: Link
  /** What is said beneath the button. */
  after?: string[]
}

export interface LetterItem {
  title: string
  text: string
  link?: Link | undefined
}

interface Link {
  label: string
  path: string
}

/** What stands beneath every mail: why it came, and how to have fewer. */
export interface LetterFoot {
  webUrl: string
  because: string
  /** Pages of the web app. */
  links: Link[]
}
