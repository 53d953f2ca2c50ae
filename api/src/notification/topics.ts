import type { RoleName } from '../workspace/roles.ts'
import { permissionsOf, type Permissions } from '../workspace/roles.ts'

/** What a person chooses mails by. */
export const topics = ['SYNC_FAILED', 'CONNECTION', 'BACKFILL', 'DAILY_DIGEST', 'SECURITY'] as const
export type Topic = (typeof topics)[number]

interface TopicRule {
  title: string
  text: string
  /** Only people who may do this are told. */
  needs: keyof Permissions
  /** Nobody can do without it. */
  isRequired: boolean
  /** Nobody gets it who did not ask for it. */
  isOptIn?: boolean
}

/** Who hears of what, and in which words the settings page asks. */
export const topicRules: Record<Topic, TopicRule> = {
  SYNC_FAILED: {
    title: 'Invoices that couldn’t sync',
    text: 'The first at once, more of them together every 15 minutes.',
    needs: 'send',
    isRequired: false,
  },
  CONNECTION: {
    title: 'The connection needs you',
    text: 'It expired, was removed in Xero, is about to end, or mappings are about to be deleted.',
    needs: 'connect',
    isRequired: false,
  },
  BACKFILL: {
    title: 'A backfill finished',
    text: 'How many invoices were sent, skipped and refused.',
    needs: 'send',
    isRequired: false,
  },
  DAILY_DIGEST: {
    title: 'What happened yesterday',
    text: 'Every morning at eight: what synced, what was paid, and what needs you. On a quiet day nothing comes.',
    needs: 'send',
    isRequired: false,
    isOptIn: true,
  },
  SECURITY: {
    title: 'Security',
    text: 'Xero was connected, changed or disconnected, or an API key was made.',
    needs: 'administer',
    isRequired: true,
  },
}

/** What a member chose about mails. */
export interface Choices {
  mutedTopics: readonly string[]
  wantedTopics: readonly string[]
}

/** Whether somebody who made these choices gets mails of this kind. */
export function isWanted({ mutedTopics, wantedTopics }: Choices, topic: Topic): boolean {
  const { isRequired, isOptIn } = topicRules[topic]
  if (isRequired) return true
  return isOptIn ? wantedTopics.includes(topic) : !mutedTopics.includes(topic)
}

/** What concerns somebody in this role. */
export function topicsFor(role: RoleName): Topic[] {
  return topics.filter((topic) => permissionsOf(role)[topicRules[topic].needs])
}
