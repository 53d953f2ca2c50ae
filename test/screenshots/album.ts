import type { Picture } from './camera.ts'

const groups: Readonly<Record<string, string>> = {
  outside: 'For whoever is not signed in',
  empty: 'A workspace that nobody did anything in',
  before: 'Before Xero is connected',
  lived: 'A workspace that is lived in',
  viewer: 'For somebody who may only look',
  long: 'With names and amounts as long as they come',
  paused: 'While everything is paused',
  state: 'Dialogs, selections, and what goes wrong',
}

/** One page to leaf through all pictures: the contents at the side, the looks of a page beside each other. */
export function toAlbum(pictures: readonly Picture[]): string {
  const pages = [...Map.groupBy(pictures, ({ name }) => name)]
  const parts = [...Map.groupBy(pages, ([name]) => groupOf(name))]
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Every page of Tieout</title>
<style>
  :root { color-scheme: light dark }
  body { font: 14px/20px system-ui; margin: 0; display: grid; grid-template-columns: 220px minmax(0, 1fr) }
  nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 20px; box-sizing: border-box; border-right: 1px solid #8885 }
  nav a { display: block; color: inherit; text-decoration: none } nav a:hover { text-decoration: underline }
  main { padding: 20px 28px; background: #8882 } section { margin-bottom: 40px; scroll-margin-top: 20px }
  h2 { font-size: 15px; margin: 20px 0 6px } h3 { font-size: 15px; margin: 0 0 8px }
  div { display: flex; gap: 14px; align-items: start; overflow-x: auto }
  img { height: 480px; width: auto; max-width: 780px; border: 1px solid #8888; object-fit: cover; object-position: top }
  li { color: #c00 }
</style>
<nav><b>${pages.length} pages, ${pictures.length} pictures</b>${parts.map(([group, own]) => toContents(group, own)).join('')}</nav>
<main>
${pages.map(([name, looks]) => toSection(name, looks)).join('\n')}
</main>
</html>
`
}

type Page = readonly [name: string, looks: readonly Picture[]]

function groupOf(name: string): string {
  return name.slice(0, name.indexOf('-'))
}

function toContents(group: string, pages: readonly Page[]): string {
  const links = pages.map(([name]) => `<a href="#${name}">${name.slice(group.length + 1).replaceAll('-', ' ')}</a>`)
  return `<h2>${groups[group] ?? group}</h2>${links.join('')}`
}

function toSection(name: string, looks: readonly Picture[]): string {
  const images = looks.map(({ file }) => `<a href="${file}"><img loading="lazy" src="${file}" alt="${file}"></a>`)
  const wrong = looks.flatMap(({ theme, width, wrong }) => wrong.map((text) => `${theme} ${width}: ${text}`))
  const list = wrong.map((text) => `<li>${text.replaceAll('<', '&lt;')}</li>`)
  return `<section id="${name}"><h3>${name.replaceAll('-', ' ')}</h3><ul>${list.join('')}</ul><div>${images.join('')}</div></section>`
}
