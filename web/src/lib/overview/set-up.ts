import type { Standing } from '../connection/standing.ts'
import { overviewWords } from '../words/overview.ts'

interface Step {
  key: 'workspace' | 'connect' | 'organisation' | 'defaults' | 'send'
  title: string
  text: string
  done: boolean
}

interface Connected {
  status: Standing
  organisationName: string | null
  missingSetup: readonly unknown[]
}

/** The way from an empty workspace to the first invoice in Xero. */
export function setUpSteps(connection: Connected | null, workspace: string, sent: boolean): Step[] {
  const words = overviewWords.steps
  const chosen =
    connection?.status === 'CONNECTED' || connection?.status === 'NEEDS_ATTENTION' || connection?.status === 'PAUSED'
  const connected = chosen || connection?.status === 'CHOOSING_ORGANISATION'
  const organisation = chosen ? (connection?.organisationName ?? '') : ''
  return [
    { key: 'workspace', title: words.workspace, text: workspace, done: true },
    { key: 'connect', title: words.connect, text: connected ? '' : words.connectText, done: connected },
    { key: 'organisation', title: words.organisation, text: organisation, done: chosen },
    {
      key: 'defaults',
      title: words.defaults,
      text: words.defaultsText,
      done: chosen && connection?.missingSetup.length === 0,
    },
    { key: 'send', title: words.send, text: words.sendText, done: sent },
  ]
}
