import { shellWords } from '../words/shell.ts'

/** Whether there is a network, as the browser says it. */
class Network {
  isCut = $state(false)
}

/** What is said of what cannot be pressed; nothing of what can. */
interface Held {
  disabled?: true
  'aria-disabled'?: true
  title?: string
}

export const network = new Network()

/**
 * What is spread over whatever changes something: while there is no network it cannot be pressed, and says why. A button
 * that looks after its presses itself stays within reach: it is `aria-disabled`.
 */
export function cutOff(how: 'disabled' | 'aria-disabled' = 'disabled'): Held {
  return network.isCut ? ({ [how]: true, title: shellWords.cutOff } as Held) : {}
}
