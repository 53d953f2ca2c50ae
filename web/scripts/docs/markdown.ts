import hljs from 'highlight.js/lib/common'
import graphql from 'highlight.js/lib/languages/graphql'
import { Marked, type Tokens } from 'marked'

hljs.registerLanguage('graphql', graphql)

/** A heading of a page, to be linked to. */
export interface Heading {
  id: string
  text: string
}

/** What a fence says after its language: `file=first.ts`, `run`, `output`. */
export interface Fence {
  language: string
  file?: string
  isRun: boolean
  isOutput: boolean
}

export function readFence(info: string | undefined): Fence {
  const [language = '', ...words] = (info ?? '').split(/\s+/)
  const file = words.find((word) => word.startsWith('file='))?.slice('file='.length)
  return { language, isRun: words.includes('run'), isOutput: words.includes('output'), ...(file ? { file } : {}) }
}

/** Turns a page into HTML, whose colours are classes: our pages allow no styles of their own. */
export function render(markdown: string): { html: string; headings: Heading[] } {
  const headings: Heading[] = []
  const marked = new Marked({
    gfm: true,
    renderer: {
      code: ({ text, lang }: Tokens.Code) => renderCode(text, readFence(lang)),
      heading({ tokens, depth, text }: Tokens.Heading) {
        const id = slug(text)
        if (depth === 2) headings.push({ id, text: text.replaceAll('`', '') })
        const inner = this.parser.parseInline(tokens)
        return `<h${depth} id="${id}">${inner}<a class="anchor" href="#${id}" aria-hidden="true" tabindex="-1">#</a></h${depth}>\n`
      },
      table(token: Tokens.Table) {
        const head = token.header.map((cell) => `<th scope="col">${this.parser.parseInline(cell.tokens)}</th>`).join('')
        const rows = token.rows.map(
          (row) => `<tr>${row.map((cell) => `<td>${this.parser.parseInline(cell.tokens)}</td>`).join('')}</tr>`,
        )
        return `<div class="wide-table" tabindex="0" role="group" aria-label="Table"><table class="led"><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>\n`
      },
    },
  })
  return { html: marked.parse(markdown, { async: false }), headings }
}

function renderCode(text: string, { language, file, isOutput }: Fence): string {
  const caption = isOutput ? 'answers' : file
  const label = caption ? `<span class="caption">${escape(caption)}</span>` : ''
  const inner = hljs.getLanguage(language)
    ? hljs.highlight(text, { language, ignoreIllegals: true }).value
    : escape(text)
  return `<div class="code${isOutput ? ' output' : ''}">${label}<pre tabindex="0"><code>${inner}</code></pre></div>\n`
}

/** The plain words of a page, for searching. */
export function toWords(markdown: string): string {
  return markdown
    .replaceAll(/```[^]*?```/g, ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[#*`|>_-]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
