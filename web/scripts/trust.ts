import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readOperations } from './operations.ts'

/** Writes down what this app may ask, for the server to know it by id. */
const list = join(import.meta.dirname, '..', '..', 'schema', 'trusted-documents.json')
writeFileSync(list, `${JSON.stringify(await readOperations(), undefined, 2)}\n`)
