import type { Dependencies } from '../dependencies.ts'
import { conflict } from '../problem/conflicts.ts'
import type { Conflict } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { findMember, switchTopic } from './settings.store.ts'
import { isWanted, topicRules, topicsFor, type Topic } from './topics.ts'

/** One kind of mail, and whether this person gets it. */
export interface MailSetting {
  topic: Topic
  isOn: boolean
}

/** What a person may hear of in this workspace; an API key reads no mail. */
export async function readMailSettings({ prisma }: Dependencies, viewer: Viewer): Promise<MailSetting[]> {
  if (viewer.kind === 'key') return []
  const member = await findMember(prisma, viewer.userId, viewer.workspaceId)
  const choices = member ?? { mutedTopics: [], wantedTopics: [] }
  return topicsFor(viewer.role).map((topic) => ({ topic, isOn: isWanted(choices, topic) }))
}

/** Switches one kind of mail on or off for this person in this workspace. */
export async function setMail(
  dependencies: Dependencies,
  viewer: Viewer,
  { topic, on }: { topic: Topic; on: boolean },
): Promise<{ settings: MailSetting[] } | Conflict> {
  if (viewer.kind === 'key') return conflict('PERSON_ONLY')
  if (topicRules[topic].isRequired && !on) return conflict('MAIL_REQUIRED')
  await switchTopic(dependencies.prisma, viewer, topic, on)
  return { settings: await readMailSettings(dependencies, viewer) }
}
