/** Where nobody says otherwise. */
const fallback = 'en-GB'

let read = readPage

/** How the person who reads wants dates, numbers and money: a browser reads it off the page, the server off the request. */
export function locale(): string {
  return read() || fallback
}

/** Lets the server answer for each request by itself. */
export function readLocale(from: () => string): void {
  read = from
}

function readPage(): string {
  return typeof document === 'undefined' ? '' : document.documentElement.lang
}
