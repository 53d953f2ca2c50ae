import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What this Tieout hands out to be installed: the client of its very schema, and the command line. */
const packages = ['client', 'cli']
const root = join(import.meta.dirname, '../..')
const folder = join(root, 'web/static/downloads')

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const name of packages) {
  const given = ['pack', '--silent', '--pack-destination', folder]
  const packed = execFileSync('npm', given, { cwd: join(root, 'schema', name), encoding: 'utf8' }).trim()
  renameSync(join(folder, packed), join(folder, `tieout-${name}.tgz`))
}
