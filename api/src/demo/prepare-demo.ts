import { randomInt } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { PrismaClient } from '@tieout/prisma'
import type { Auth } from '../workspace/auth.ts'
import { scopes } from '../api-key/scopes.ts'
import { createApiKey } from '../workspace/api-keys.ts'
import { today } from '../document/days.ts'
import { people, workspace } from './northlight.ts'
import { seedWorkspace } from './seed.ts'
import { demoFile, readDemoFile, type DemoFile } from './sign-in.ts'

export interface DemoNeeds {
  prisma: PrismaClient
  auth: Auth
  dataDir: string
  now: number
}

/**
 * Makes sure that the demo workspace exists and that `demo.json` opens it: with the file gone, or written for another
 * database, everybody gets a new password and the demo a new key. Safe to run at every start.
 */
export async function prepareDemo({ prisma, auth, dataDir, now }: DemoNeeds): Promise<DemoFile> {
  const { password: hashing } = await auth.$context
  const written = await readDemoFile(dataDir)
  const password = written?.password ?? makePassword()
  const passwordHash = await hashing.hash(password)
  const workspaceId = await seedWorkspace(prisma, { today: today(now, workspace.timeZone), passwordHash })
  if (written && (await opens(auth, written.apiKey, workspaceId))) return written

  await prisma.account.updateMany({
    where: { providerId: 'credential', user: { email: { in: people.map((person) => person.email) } } },
    data: { password: passwordHash },
  })
  // An older key's text is lost: nobody can use it, so it is closed.
  await prisma.apikey.updateMany({ where: { referenceId: workspaceId, name: 'Demo' }, data: { enabled: false } })
  const made = await createApiKey({ prisma, auth }, { workspaceId }, { name: 'Demo', scopes: [...scopes] })
  if ('kind' in made) throw new Error(made.message)
  const demo: DemoFile = { email: people[0].email, password, apiKey: made.key }
  await write(demoFile(dataDir), demo)
  return demo
}

async function opens(auth: Auth, key: string, workspaceId: string): Promise<boolean> {
  const { valid, key: found } = await auth.api.verifyApiKey({ body: { key } })
  return valid && found?.referenceId === workspaceId
}

/** Whole or not at all, and for its owner's eyes. */
async function write(file: string, demo: DemoFile): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.new`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

const WORDS = ['harbour', 'lantern', 'meadow', 'copper', 'saffron', 'willow', 'granite', 'orchard', 'thistle', 'cobalt']

/** Easy to type off a screen; the demo holds nothing worth guessing for. */
function makePassword(): string {
  const word = () => WORDS[randomInt(WORDS.length)]
  return `${word()}-${word()}-${word()}-${randomInt(100, 1000)}`
}
