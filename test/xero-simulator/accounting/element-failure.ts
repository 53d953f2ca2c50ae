/** One element of a batch that Xero refuses, with the element as it read it. */
export class ElementFailure extends Error {
  readonly element: object

  constructor(element: object) {
    super('A validation exception occurred')
    this.element = element
  }
}

/** Collects what is wrong with an element, and where. */
export class Problems {
  readonly element: string[] = []
  readonly contact: string[] = []
  readonly lines = new Map<number, string[]>()

  add(message: string): void {
    if (!this.element.includes(message)) this.element.push(message)
  }

  /** A contact's problem shows on the document as well. */
  addToContact(message: string): void {
    this.contact.push(message)
    this.add(message)
  }

  /** A line's problem shows on the document as well. */
  addToLine(index: number, message: string): void {
    this.lines.set(index, [...(this.lines.get(index) ?? []), message])
    this.add(message)
  }

  get any(): boolean {
    return this.element.length > 0
  }
}

/** Messages as Xero wraps them. */
export function wrap(messages: string[]): { Message: string }[] {
  return messages.map((Message) => ({ Message }))
}
