import type { Letter, LetterFoot, LetterItem } from './letter.ts'

const ink = '#2a2622'
const soft = '#5b554d'
const rule = '#e3ded5'
const green = '#134e38'
const serif = "'Source Serif 4',Georgia,serif"
const sans = "'Hanken Grotesk',-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/** A mail as a page: one table, inline styles, no pictures, nothing fetched from anywhere. */
export function toHtml(letter: Letter, foot: LetterFoot): string {
  const link = (path: string) => escape(`${foot.webUrl}${path}`)
  const paragraph = (text: string) => `<p style="margin:0 0 14px">${escape(text)}</p>`
  const item = ({ title, text, link: to }: LetterItem) =>
    `<tr><td style="padding:10px 0;border-top:1px solid ${rule}"><strong>${escape(title)}</strong><br>` +
    `<span style="color:${soft}">${escape(text)}</span>` +
    (to ? `<br><a href="${link(to.path)}" style="color:${green}">${escape(to.label)}</a>` : '') +
    `</td></tr>`
  const items = letter.items?.length
    ? `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 18px;border-bottom:1px solid ${rule}">${letter.items.map(item).join('')}</table>`
    : ''
  const action = letter.action
    ? `<p style="margin:6px 0 20px"><a href="${link(letter.action.path)}" style="display:inline-block;padding:10px 18px;border-radius:5px;background:${green};color:#ffffff;text-decoration:none;font-weight:600">${escape(letter.action.label)}</a></p>`
    : ''
  const links = foot.links.map(
    ({ label, path }) => `<a href="${link(path)}" style="color:${soft}">${escape(label)}</a>`,
  )
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><title>${escape(letter.subject)}</title></head>
<body style="margin:0;background:#f6f4ef;color:${ink};font:15px/23px ${sans}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:28px 14px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#fdfcfa;border:1px solid ${rule}">
<tr><td style="padding:26px 30px 8px"><p style="margin:0 0 18px;font:600 17px/24px ${serif}">Tieout</p>
<h1 style="margin:0 0 16px;font:400 25px/32px ${serif}">${escape(letter.subject)}</h1>
${letter.lines.map(paragraph).join('\n')}
${items}${letter.more ? paragraph(letter.more) : ''}${action}${(letter.after ?? []).map(paragraph).join('\n')}
</td></tr>
<tr><td style="padding:14px 30px 24px;border-top:1px solid ${rule};color:${soft};font-size:13px;line-height:20px">${escape(foot.because)}<br>${links.join(' &middot; ')}</td></tr>
</table></td></tr></table></body></html>
`
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
