/** Who somebody is told by: the way they came, and their browser. Kit carries cookies on by itself. */
const tellingHeaders = ['x-forwarded-for', 'user-agent']

/** `request`, which our own server makes while it answers `person`, as if they had made it. Other servers are told nothing. */
export function askFor(person: Request, request: Request): Request {
  if (new URL(request.url).origin !== new URL(person.url).origin) return request
  for (const name of tellingHeaders) {
    const value = person.headers.get(name)
    if (value !== null) request.headers.set(name, value)
  }
  return request
}
