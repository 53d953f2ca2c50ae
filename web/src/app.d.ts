declare global {
  namespace App {
    interface Error {
      message: string
      /** What to quote to support: the same id is in the server's log. */
      requestId?: string
      /** Of a page that is not for everybody: who can change that. */
      ask?: string[]
    }
    interface Platform {
      env?: { API_URL?: string }
    }
  }
}

export {}
