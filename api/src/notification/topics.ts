import type { RoleName } from '../workspace/roles.ts'
import { permissionsOf, type Permissions } from '../workspace/roles.ts'

/** What a person chooses mails by. */
export const topics = ['SYNC_FAILED', 'CONNECTION', 'BACKFILL', 'SECURITY'] as const
export type Topic = (typeof topics)[number]

interface TopicRule {
  title: string
  text: string
  /** Only people who may do this are told. */
  needs: keyof Permissions
  /** Nobody can do without it. */
  isRequired: boolean
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
  SECURITY: {
    title: 'Security',
    text: 'Xero was connected, changed or disconnected, or an API key was made.',
    needs: 'administer',
    isRequired: true,
  },
}

/** What concerns somebody in this role. */
export function topicsFor(role: RoleName): Topic[] {
  return topics.filter((topic) => permissionsOf(role)[topicRules[topic].needs])
}
