import type { Picture } from './camera.ts'

/** One page to leaf through all pictures: four looks of a page side by side, what went wrong beneath. */
export function toAlbum(pictures: readonly Picture[]): string {
  const pages = [...Map.groupBy(pictures, ({ name }) => name)].map(([name, looks]) => toSection(name, looks))
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Every page of Tieout</title>
<style>
  body { font: 14px/20px system-ui; margin: 24px; background: #8883 }
  section { margin-bottom: 40px } div { display: flex; gap: 16px; align-items: start; overflow-x: auto }
  img { height: 520px; width: auto; border: 1px solid #8888; object-fit: cover; object-position: top }
  li { color: #c00 }
</style>
${pages.join('\n')}
</html>
`
}

function toSection(name: string, looks: readonly Picture[]): string {
  const images = looks.map(({ file }) => `<a href="${file}"><img loading="lazy" src="${file}" alt="${file}"></a>`)
  const wrong = looks.flatMap(({ theme, width, wrong }) => wrong.map((text) => `${theme} ${width}: ${text}`))
  const list = wrong.map((text) => `<li>${text.replaceAll('<', '&lt;')}</li>`)
  return `<section id="${name}"><h2>${name}</h2><ul>${list.join('')}</ul><div>${images.join('')}</div></section>`
}
