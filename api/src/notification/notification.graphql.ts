import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { pageCost } from '../lib/page-cost.ts'
import { Conflict, NotFound } from '../problem/problem.ts'
import { ViewerType } from '../workspace/viewer.graphql.ts'
import { inboxOf } from './inbox.store.ts'
import { openMail } from './open-mail.ts'
import { readMailSettings, setMail, type MailSetting } from './settings.ts'
import { topicRules, topics } from './topics.ts'
import { unsubscribe } from './unsubscribe.ts'

const MailTopicType = builder.enumType('MailTopic', { description: 'What mails are chosen by.', values: topics })

const MailSettingType = builder.objectRef<MailSetting>('MailSetting').implement({
  description: 'One kind of mail, and whether the viewer gets it from this workspace.',
  fields: (t) => ({
    topic: t.expose('topic', { type: MailTopicType, description: 'Which kind.' }),
    title: t.string({ description: 'The kind in a few words.', resolve: ({ topic }) => topicRules[topic].title }),
    text: t.string({ description: 'When such a mail comes.', resolve: ({ topic }) => topicRules[topic].text }),
    on: t.boolean({ description: 'The viewer gets it.', resolve: ({ isOn }) => isOn }),
    required: t.boolean({
      description: 'It can’t be switched off.',
      resolve: ({ topic }) => topicRules[topic].isRequired,
    }),
  }),
})

builder.objectField(ViewerType, 'mailSettings', (t) =>
  t.field({
    type: [MailSettingType],
    description: 'The mails this person may get from this workspace; none for an API key.',
    resolve: (viewer, _, { dependencies }) => readMailSettings(dependencies, viewer),
  }),
)

const MailNode = builder.prismaObject('Mail', {
  description: 'A mail that stayed on this machine, for no mail server is set.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Names it in this list.' }),
    recipient: t.exposeString('recipient', { description: 'Whom it is for.' }),
    subject: t.exposeString('subject', { description: 'What it is about.' }),
    text: t.string({
      description: 'The plain text, links included.',
      select: { text: true, html: true, recipient: true, isPrivate: true },
      resolve: (mail, _, { dependencies }) => openMail(mail, dependencies.sealKey).text,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
  }),
})

builder.queryField('mailbox', (t) =>
  t.prismaConnection({
    type: MailNode,
    cursor: 'id',
    nullable: true,
    authScopes: { administer: true },
    complexity: pageCost,
    description: 'Mails of the workspace that stayed here, newest first; null where a mail server sends them.',
    resolve: async (query, _, __, context) => {
      const { dependencies } = context
      const { prisma, mailer, env } = dependencies
      if (!mailer.isLocal) return null
      const where = await inboxOf(prisma, viewerOf(context).workspaceId, env.demo !== null)
      return prisma.mail.findMany({ ...query, where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })
    },
  }),
)

const SetMailInput = builder.inputType('SetMailInput', {
  fields: (t) => ({ topic: t.field({ type: MailTopicType, required: true }), on: t.boolean({ required: true }) }),
})
const SetMailSuccess = builder.objectRef<{ settings: MailSetting[] }>('SetMailSuccess').implement({
  description: 'How it stands now.',
  fields: (t) => ({ settings: t.field({ type: [MailSettingType], resolve: ({ settings }) => settings }) }),
})
const UnsubscribeInput = builder.inputType('UnsubscribeInput', {
  fields: (t) => ({ token: t.string({ required: true, description: 'The one in the mail’s link.' }) }),
})
const UnsubscribeSuccess = builder.objectRef<{ title: string }>('UnsubscribeSuccess').implement({
  description: 'Mails of this kind don’t come any more.',
  fields: (t) => ({ title: t.exposeString('title', { description: 'The kind of mail.' }) }),
})

builder.mutationFields((t) => ({
  setMail: t.errorUnionField({
    types: [SetMailSuccess, Conflict],
    nullable: true,
    description: 'Switches one kind of mail on or off for the viewer, in this workspace.',
    args: { input: t.arg({ type: SetMailInput, required: true }) },
    resolve: (_, { input }, context) => setMail(context.dependencies, viewerOf(context), input),
  }),
  unsubscribe: t.errorUnionField({
    types: [UnsubscribeSuccess, NotFound],
    nullable: true,
    skipTypeScopes: true,
    description: 'Ends one kind of mail for whoever got it; the link in the mail is enough.',
    args: { input: t.arg({ type: UnsubscribeInput, required: true }) },
    resolve: async (_, { input }, { dependencies }) => {
      const title = await unsubscribe(dependencies.prisma, dependencies.env.authSecret, input.token)
      return title === undefined ? new NotFound('mail') : { title }
    },
  }),
}))
