import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

export type Surroundings = Record<string, string | undefined>

export interface Login {
  url: string
  key: string
}

/** Where the login is kept. */
export function loginFile(environment: Surroundings): string {
  const folder = environment['XDG_CONFIG_HOME'] ?? join(environment['HOME'] ?? homedir(), '.config')
  return join(folder, 'tieout', 'login.json')
}

/** What the environment says, else what `tieout login` kept. */
export function readLogin(environment: Surroundings): Login {
  const file = loginFile(environment)
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Login) : undefined
  const url = environment['TIEOUT_URL'] ?? kept?.url
  const key = environment['TIEOUT_KEY'] ?? kept?.key
  if (!url || !key) throw new Error('Nobody is logged in. Run: tieout login --url https://your.tieout')
  return { url, key }
}

/** Keeps a login for its owner's eyes alone; answers where. */
export function keepLogin(environment: Surroundings, login: Login): string {
  const file = loginFile(environment)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, `${JSON.stringify(login, undefined, 2)}\n`, { mode: 0o600 })
  // One that was there before keeps its mode while it is written.
  chmodSync(file, 0o600)
  return file
}

export function forgetLogin(environment: Surroundings): void {
  rmSync(loginFile(environment), { force: true })
}
