import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { doors } from './doors.ts'

const root = join(import.meta.dirname, '..')
const files = globSync('**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .toSorted()
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

test('these are all the doors in the wall, and where they are', () => {
  const found = Object.fromEntries(
    Object.keys(doors).map((door) => [
      door,
      files.filter(({ text }) => new RegExp(`throughDoor\\(\\s*'${door}'`).test(text)).map(({ file }) => file),
    ]),
  )
  expect(found).toEqual({
    signIn: ['workspace/read-viewer.ts'],
    ownWorkspaces: ['workspace/switch-workspace.ts'],
    invitations: ['workspace/accept-invitation.ts', 'workspace/team.graphql.ts'],
    places: ['connection/availability.store.ts', 'connection/connection.store.ts', 'connection/establish.ts'],
    grants: ['connection/end-connection.ts', 'connection/fresh-token.ts'],
  })
})

test('nobody goes around the doors', () => {
  const around = files.filter(({ text }) => text.includes('outsideWorkspaces')).map(({ file }) => file)
  expect(around).toEqual(['wall/doors.ts'])
})
