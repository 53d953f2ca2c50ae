import type { World } from './world.ts'
import type { Story } from './story.ts'

/** Opens a subscription as the story's owner; answers each of its news as it comes. Ends when the reader returns. */
export async function* listen<News = Record<string, any>>(
  world: Pick<World, 'apiUrl'>,
  story: Story,
  subscription: string,
): AsyncGenerator<News> {
  const hangUp = new AbortController()
  const answer = await fetch(`${world.apiUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', cookie: story.cookie },
    body: JSON.stringify({ query: subscription }),
    signal: hangUp.signal,
  })
  let text = ''
  try {
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1]
        text = text.slice(end + 2)
        if (data) yield JSON.parse(data).data
      }
    }
  } finally {
    hangUp.abort()
  }
}
