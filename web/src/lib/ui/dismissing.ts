import { createContext } from 'svelte'

/** How something inside a dialog asks for it to be closed: what was typed into it is asked about first. */
export const [useDismiss, provideDismiss] = createContext<() => void>()
