import { error } from '@sveltejs/kit'

/** Every address that no page has: so that whoever is signed in stays within the app. */
export function load(): never {
  error(404)
}
