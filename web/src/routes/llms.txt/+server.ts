import { text } from '@sveltejs/kit'
import { docsWords } from '$lib/words/docs.ts'
import { guides } from '../../generated/docs/guides.ts'
import type { RequestHandler } from './$types'

/** The contents of the documentation for language models, as llmstxt.org proposes. */
export const GET: RequestHandler = ({ url }) =>
  text(tell(url.origin), { headers: { 'content-type': 'text/plain; charset=utf-8' } })

function tell(origin: string): string {
  const sections = [...new Set(guides.map(({ section }) => section))]
  const parts = sections.map((section) => {
    const pages = guides.filter((guide) => guide.section === section)
    const lines = pages.map(({ slug, title, description }) => `- [${title}](${origin}/docs/${slug}.md): ${description}`)
    return [`## ${section}`, '', ...lines].join('\n')
  })
  const more = [
    `- [${docsWords.schema}](${origin}/docs/reference): ${docsWords.referenceLead}`,
    `- [${docsWords.problems}](${origin}/docs/errors): ${docsWords.problemsShort}`,
  ]
  return [
    `# ${docsWords.product}`,
    '',
    `> ${docsWords.lede} ${docsWords.lead}`,
    '',
    parts.join('\n\n'),
    ...more,
    '',
  ].join('\n')
}
