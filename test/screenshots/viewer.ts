import { graphAt } from '../kit/graph.ts'
import type { Product } from '../kit/product.ts'
import { signUp, type Story } from '../kit/story.ts'

const email = 'looks-only@example.com'

/** Somebody who may look at the workspace and do nothing in it: invited, signed up, in. Answers their session cookie. */
export async function inviteViewer(product: Product, { graph }: Story): Promise<string> {
  await graph.run('inviteMember', { email, role: 'VIEWER' }, '... on Invitation { id }')
  const { mailbox } = await graph.ask('{ mailbox(first: 100) { nodes { recipient text } } }')
  const mail = mailbox.nodes.find(({ recipient }: { recipient: string }) => recipient === email)
  const token = /\/invite\/([\w-]+)/.exec(mail?.text ?? '')?.[1]
  if (!token) throw new Error('The invitation never came')
  const cookie = await signUp(product, email)
  await graphAt(product.apiUrl, { cookie }).run(
    'acceptInvitation',
    { token },
    '... on AcceptInvitationSuccess { __typename }',
  )
  return cookie
}
