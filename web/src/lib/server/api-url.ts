import { env } from '$env/dynamic/private'

/** What the edge binds to the worker. */
export interface Platform {
  env?: { API_URL?: string }
}

/** Where the API answers: the worker's binding on the edge, the environment on Node. */
export function apiUrl(platform?: Platform): string {
  const url = platform?.env?.API_URL ?? env.API_URL
  if (!url) throw new Error('API_URL is not set: the address of the API, such as http://127.0.0.1:4000')
  return url
}
