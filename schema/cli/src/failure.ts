import { ProblemError, TieoutError } from '@tieout/client'

/** What went wrong, and where to read on, for a person at a terminal. */
export function describeFailure(cause: unknown): string {
  if (cause instanceof ProblemError) {
    const { code, message, docsUrl } = cause.problem
    return [`${message} (${code})`, ...(docsUrl ? [`See ${docsUrl}`] : [])].join('\n')
  }
  if (cause instanceof TieoutError) {
    const request = cause.requestId ? `, request ${cause.requestId}` : ''
    return [`${cause.message} (${cause.code}${request})`, ...hint(cause)].join('\n')
  }
  return cause instanceof Error ? cause.message : String(cause)
}

function hint({ code }: TieoutError): string[] {
  if (code === 'UNAUTHENTICATED')
    return ['The key is wrong or has ended. Make one under Developers, then: tieout login']
  if (code === 'FORBIDDEN') return ['Make a key that may do this under Developers, then: tieout login']
  if (code === 'NETWORK') return ['Is the address right, and is Tieout up there?']
  return []
}
