import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readGuides } from './guides.ts'
import { isRoot, readReference } from './reference.ts'

/** Makes the documentation: pages for the server, which alone holds them, and a short list for everybody. */
const folder = join(import.meta.dirname, '../../src/generated/docs')
mkdirSync(folder, { recursive: true })

const guides = readGuides()
const reference = readReference()
const contents = guides.map(({ slug, title, description, section }) => ({ slug, title, description, section }))

write('guides', 'Guide', '../../../scripts/docs/guides.ts', guides)
write('reference', 'Entry', '../../../scripts/docs/reference.ts', reference)
writeFileSync(join(folder, 'contents.ts'), `export const contents = ${JSON.stringify(contents, undefined, 2)}\n`)

/** As text that is parsed: far quicker to load, and to check, than the same as a program. */
function write(name: string, type: string, from: string, value: object): void {
  const text = `import type { ${type} } from '${from}'\n\nexport const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))}) as ${type}[]\n`
  writeFileSync(join(folder, `${name}.ts`), text)
}

console.log(`${guides.length} pages, ${reference.filter(isRoot).length} operations, ${reference.length} entries`)
