import { afterAll, beforeEach, expect, test } from 'vitest'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'
import { openMail } from '../notification/open-mail.ts'
import { postOnce } from '../notification/post.ts'

let kit: Kit
let owner: Asker
let now = Date.parse('2026-11-21T09:00:00Z')

beforeEach(async () => {
  await kit?.close()
  kit = await startKit({ clock: { now: () => now, sleep: () => Promise.resolve() } })
  owner = await kit.signUp('Owner')
})
afterAll(() => kit.close())

async function run(asker: Asker, mutation: string, input: string) {
  const { data, errors } = await asker.ask(
    `mutation { ${mutation}(input: ${input}) { __typename ... on Problem { code } } }`,
  )
  return errors ? { code: errors[0]?.extensions.code } : data[mutation]
}

function invite(asker: Asker, email: string, role = 'MEMBER') {
  return run(asker, 'inviteMember', `{ email: "${email}", role: ${role} }`)
}

async function tokenFor(email: string): Promise<string> {
  const mail = await kit.dependencies.prisma.mail.findFirstOrThrow({
    where: { recipient: email, kind: 'INVITATION' },
    orderBy: { id: 'desc' },
  })
  return /\/invite\/(\S+)/.exec(openMail(mail, kit.dependencies.sealKey).text)?.[1] ?? ''
}

async function membersOf(asker: Asker) {
  const { data } = await asker.ask(
    '{ viewer { workspace { members { id name role } invitations { id email role } } } }',
  )
  return data.viewer.workspace
}

async function idOf(name: string): Promise<string> {
  return (await membersOf(owner)).members.find((member: { name: string }) => member.name === name).id
}

test('an invitation is a mail with a link, and whoever accepts works here', async () => {
  expect(await invite(owner, 'Mia@Example.com', 'ADMIN')).toMatchObject({ __typename: 'Invitation' })
  const token = await tokenFor('mia@example.com')
  const seen = await kit.ask(
    'query ($token: String!) { invitation(token: $token) { email role workspaceName invitedBy } }',
    {
      token,
    },
  )
  expect(seen.data.invitation).toMatchObject({ email: 'mia@example.com', role: 'ADMIN', invitedBy: 'Owner' })
  const mia = await kit.signUp('Mia')
  expect(await run(mia, 'acceptInvitation', `{ token: "${token}" }`)).toMatchObject({
    __typename: 'AcceptInvitationSuccess',
  })
  const { data } = await mia.ask('{ viewer { role workspace { name } } }')
  expect(data.viewer.role).toBe('ADMIN')
  expect((await membersOf(owner)).invitations).toEqual([])
  expect(await run(mia, 'acceptInvitation', `{ token: "${token}" }`)).toEqual({
    __typename: 'NotFound',
    code: 'NOT_FOUND',
  })
})

test('an invitation is for the address it was sent to, and for nobody else', async () => {
  await invite(owner, 'mia@example.com')
  const eve = await kit.signUp('Eve')
  const token = await tokenFor('mia@example.com')
  expect(await run(eve, 'acceptInvitation', `{ token: "${token}" }`)).toMatchObject({ code: 'NOT_FOUND' })
  expect((await membersOf(owner)).members).toHaveLength(1)
})

test('who signs up from an invitation works there at once, with an address that counts as confirmed', async () => {
  await invite(owner, 'mia@example.com')
  const answer = await kit.request('/api/auth/sign-up/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
    body: JSON.stringify({
      ...{ name: 'Mia', email: 'mia@example.com', password: 'correct horse battery' },
      invitationId: await tokenFor('mia@example.com'),
    }),
  })
  expect(answer.status).toBe(200)
  const cookie = cookiesOf(answer)
  const { data } = await kit.ask('{ viewer { role workspace { members { name } } } }', {}, { cookie })
  expect(data.viewer).toMatchObject({ role: 'MEMBER', workspace: { members: [{ name: 'Owner' }, { name: 'Mia' }] } })
  const user = await kit.dependencies.prisma.user.findFirstOrThrow({ where: { email: 'mia@example.com' } })
  expect(user.emailVerified).toBe(true)
})

test('an old, revoked or replaced invitation opens nothing', async () => {
  const mia = await kit.signUp('Mia')
  await invite(owner, 'mia@example.com')
  const first = await tokenFor('mia@example.com')
  await invite(owner, 'mia@example.com')
  const second = await tokenFor('mia@example.com')
  expect(await run(mia, 'acceptInvitation', `{ token: "${first}" }`)).toMatchObject({ code: 'NOT_FOUND' })
  now += 8 * 24 * 60 * 60_000
  expect(await run(mia, 'acceptInvitation', `{ token: "${second}" }`)).toMatchObject({ code: 'NOT_FOUND' })
  await invite(owner, 'mia@example.com')
  const { invitations } = await membersOf(owner)
  expect(invitations).toHaveLength(1)
  await run(owner, 'revokeInvitation', `{ invitationId: "${invitations[0].id}" }`)
  const third = await tokenFor('mia@example.com')
  expect(await run(mia, 'acceptInvitation', `{ token: "${third}" }`)).toMatchObject({ code: 'NOT_FOUND' })
})

test('the last owner can neither step down nor be removed, two at once included', async () => {
  const id = await idOf('Owner')
  expect(await run(owner, 'changeRole', `{ memberId: "${id}", role: MEMBER }`)).toMatchObject({ code: 'LAST_OWNER' })
  expect(await run(owner, 'removeMember', `{ memberId: "${id}" }`)).toMatchObject({ code: 'LAST_OWNER' })
  const admin = await kit.join(owner, 'Second', 'admin')
  const second = await idOf('Second')
  expect(await run(owner, 'changeRole', `{ memberId: "${second}", role: OWNER }`)).toMatchObject({
    __typename: 'Member',
  })
  const steps = await Promise.all([
    run(owner, 'changeRole', `{ memberId: "${id}", role: MEMBER }`),
    run(admin, 'changeRole', `{ memberId: "${second}", role: MEMBER }`),
  ])
  expect(steps.filter((step) => step.__typename === 'Member')).toHaveLength(1)
})

test('an admin neither makes nor touches owners', async () => {
  const admin = await kit.join(owner, 'Admin', 'admin')
  const id = await idOf('Owner')
  expect(await invite(admin, 'x@example.com', 'OWNER')).toMatchObject({ code: 'OWNER_ONLY' })
  expect(await run(admin, 'changeRole', `{ memberId: "${id}", role: VIEWER }`)).toMatchObject({ code: 'OWNER_ONLY' })
  expect(await run(admin, 'removeMember', `{ memberId: "${id}" }`)).toMatchObject({ code: 'OWNER_ONLY' })
  expect(await run(admin, 'changeRole', `{ memberId: "${await idOf('Admin')}", role: OWNER }`)).toMatchObject({
    code: 'OWNER_ONLY',
  })
})

test('members and viewers change nobody, and read no invitations', async () => {
  const id = await idOf('Owner')
  for (const role of ['member', 'viewer'] as const) {
    const asker = await kit.join(owner, role, role)
    expect(await invite(asker, 'x@example.com')).toEqual({ code: 'FORBIDDEN' })
    expect(await run(asker, 'changeRole', `{ memberId: "${id}", role: VIEWER }`)).toEqual({ code: 'FORBIDDEN' })
    expect(await run(asker, 'removeMember', `{ memberId: "${id}" }`)).toEqual({ code: 'FORBIDDEN' })
    const { errors } = await asker.ask('{ viewer { workspace { invitations { email } } } }')
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  }
})

test('whoever is removed sees nothing more, with the session they have', async () => {
  const mia = await kit.join(owner, 'Mia', 'member')
  await run(owner, 'removeMember', `{ memberId: "${await idOf('Mia')}" }`)
  const { data } = await mia.ask('{ viewer { name } }')
  expect(data.viewer).toBeNull()
})

test.each(['invite-member', 'update-member-role', 'remove-member', 'accept-invitation', 'leave'])(
  'better-auth’s own %s is closed: there is one way to change a team',
  async (path) => {
    const answer = await kit.request(`/api/auth/organization/${path}`, {
      method: 'POST',
      headers: { ...owner.headers, 'content-type': 'application/json', origin: 'http://localhost:3000' },
      body: '{}',
    })
    expect(answer.status).toBe(404)
  },
)

test('without a mail server the workspace’s mails are read here, by those who administer it alone', async () => {
  await invite(owner, 'mia@example.com')
  await postOnce(kit.dependencies)
  const READ = '{ mailbox { nodes { recipient subject text } } }'
  const { data } = await owner.ask(READ)
  expect(data.mailbox.nodes).toMatchObject([
    { recipient: 'mia@example.com', text: expect.stringContaining('/invite/') },
  ])
  const member = await kit.join(owner, 'Member', 'member')
  expect((await member.ask(READ)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  const stranger = await kit.signUp('Stranger')
  expect((await stranger.ask(READ)).data.mailbox.nodes).toEqual([])
})

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}
