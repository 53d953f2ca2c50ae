declare global {
  namespace App {
    interface Error {
      message: string
      /** What to quote to support: the same id is in the server's log. */
      requestId?: string
    }
    interface Platform {
      env?: { API_URL?: string }
    }
  }
}

export {}
