import { shellWords } from '../words/shell.ts'

/** Whether there is a network, as the browser says it. */
class Network {
  isCut = $state(false)
}

export const network = new Network()

/** What is spread over whatever changes something: while there is no network it cannot be pressed, and says why. */
export function cutOff(): { disabled?: true; title?: string } {
  return network.isCut ? { disabled: true, title: shellWords.cutOff } : {}
}
