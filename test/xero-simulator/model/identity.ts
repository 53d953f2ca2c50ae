/** An authorisation code: five minutes, once, for one redirect URI and one client. */
export interface Code {
  id: string
  clientId: string
  redirectUri: string
  userId: string
  scopes: string[]
  authEventId: string
  challenge?: string
  nonce?: string
  issuedAt: number
  usedAt?: number
}

/** What one user allowed the application. Scopes only ever grow; revoking deletes it, and with it every token of its session. */
export interface Grant {
  id: string
  userId: string
  clientId: string
  scopes: string[]
  sessionId: string
}

/** A refresh token and how it was used. `id` is the token. */
export interface RefreshToken {
  id: string
  userId: string
  clientId: string
  scopes: string[]
  authEventId: string
  issuedAt: number
  firstUsedAt?: number
  supersededBy?: string
}

/** A user's connection of the application to an organisation. */
export interface Connection {
  id: string
  userId: string
  organisationId: string
  authEventId: string
  createdAt: number
  updatedAt: number
  disconnectedAt?: number
}
