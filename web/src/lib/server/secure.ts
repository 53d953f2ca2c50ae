const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** Adds the headers every answer carries. A page names a person's records: nobody in between keeps it. */
export function secure(response: Response, url: URL): Response {
  for (const [name, value] of Object.entries(always)) response.headers.set(name, value)
  if (url.protocol === 'https:')
    response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  if (response.headers.get('content-type')?.startsWith('text/html'))
    response.headers.set('cache-control', 'private, no-cache')
  return response
}
