import { shellWords } from '../words/shell.ts'

/** Whether there is a network, as the browser says it. */
class Network {
  isCut = $state(false)
}

export const network = new Network()

/**
 * What is spread over whatever changes something: while there is no network it cannot be pressed, and says why. A button
 * that looks after its presses itself stays within reach: it is `aria-disabled`.
 */
export function cutOff<How extends 'disabled' | 'aria-disabled' = 'disabled'>(
  how = 'disabled' as How,
): { [key in How]?: true } & { title?: string } {
  return network.isCut ? { [how]: true, title: shellWords.cutOff } : {}
}
