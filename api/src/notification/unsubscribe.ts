import { createHmac, timingSafeEqual } from 'node:crypto'
import type { PrismaClient } from '@tieout/prisma'
import { switchTopic } from './settings.store.ts'
import { topicRules, topics, type Topic } from './topics.ts'

/** Ends one kind of mail for one member, and does nothing else: whoever holds the mail may use it. */
export function unsubscribeToken(secret: string, memberId: string, topic: Topic): string {
  const owner = Buffer.from(`${memberId}.${topic}`).toString('base64url')
  return `${owner}.${signature(secret, owner)}`
}

/** Switches off what the token names; answers the topic's title, or undefined for a token that is not ours. */
export async function unsubscribe(prisma: PrismaClient, secret: string, token: string): Promise<string | undefined> {
  const [owner = '', given = ''] = token.split('.')
  const expected = Buffer.from(signature(secret, owner))
  const presented = Buffer.from(given)
  if (expected.length !== presented.length || !timingSafeEqual(expected, presented)) return undefined
  const [memberId = '', name] = Buffer.from(owner, 'base64url').toString().split('.')
  const topic = topics.find((one) => one === name)
  if (!topic || topicRules[topic].isRequired) return undefined
  await switchTopic(prisma, { id: memberId }, topic, false)
  return topicRules[topic].title
}

function signature(secret: string, owner: string): string {
  return createHmac('sha256', secret).update(`unsubscribe ${owner}`).digest('base64url')
}
