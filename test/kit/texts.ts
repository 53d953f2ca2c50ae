import type { Page, Response } from 'playwright-core'

/** What a page shows or speaks, text by text; code and keys are the same in every language. */
export function readTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const inCode = 'script, style, template, noscript, code, pre, kbd, samp'
    const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])
    const texts = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim()
      if (text && !zones.has(text) && !node.parentElement?.closest(inCode)) texts.push(text)
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-valuetext'])
      for (const element of document.querySelectorAll(`body [${name}]`)) texts.push(element.getAttribute(name) ?? '')
    return texts
  })
}

/** Everything the server told a page, as words with a space on each side: what comes from there is data. */
export class Told {
  #texts: string[] = []
  #reading: Promise<void>[] = []

  constructor(page: Page) {
    page.on('response', (response) => this.#reading.push(this.#read(response)))
  }

  /** What it told since it was last asked for. */
  async words(): Promise<string> {
    await Promise.all(this.#reading.splice(0))
    return ` ${wordsOf(this.#texts.splice(0).join(' . '))} `
  }

  async #read(response: Response): Promise<void> {
    const kind = response.headers()['content-type'] ?? ''
    if (!/html|json/.test(kind)) return
    // A page that is left takes what was still on its way with it.
    const text = await response.text().catch(() => '')
    if (/json/.test(kind)) return gather(text, this.#texts)
    for (const [, script = ''] of text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)) gather(script, this.#texts)
  }
}

/** The values of JSON, and of JSON in JSON, without its keys; what else a script has is taken as it stands. */
function gather(value: unknown, into: string[]): void {
  if (typeof value === 'string') {
    const inner = parse(value)
    if (inner === undefined) into.push(value.replaceAll(/\\[nrt"]|\\u[\da-fA-F]{4}/g, ' '), ...apart(value))
    else gather(inner, into)
  } else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) gather(one, into)
}

/** The API's name of a field as the audit log writes it: "Time zone". */
function apart(name: string): string[] {
  if (!/^[a-z]+([A-Z][a-z]+)*$/.test(name)) return []
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return [words.charAt(0).toUpperCase() + words.slice(1)]
}

function parse(text: string): unknown {
  if (!/^\s*[{["]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The words of a text, one space between two. */
export function wordsOf(text: string): string {
  return [...text.matchAll(/\p{L}{2,}/gu)].join(' ')
}
