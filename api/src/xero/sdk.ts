import { createRequire } from 'node:module'
import { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js'
import type { LedgerAccess } from '../engine/ledger.ts'

/** The few switches of axios we set, on the copy that xero-node itself loads. */
interface SdkAxios {
  defaults: { timeout: number; maxRedirects: number }
}

export interface XeroOptions {
  /** `https://api.xero.com`, or a stand-in's address. */
  apiUrl: string
  /** Where the browser opens documents; `https://go.xero.com` unless told. */
  deepLinkUrl?: string
  /** How long one call may take; 60 s unless told. Holds for the whole process, as the SDK shares its HTTP client. */
  timeoutMs?: number
}

/** An SDK instance that serves one call: a shared one sends whichever token was set last. */
export type OpenSdk = (access: LedgerAccess) => AccountingApi

/** Makes SDK instances that talk to `apiUrl`, never wait for ever and never carry a token along a redirect. */
export function openSdk({ apiUrl, timeoutMs = 60_000 }: XeroOptions): OpenSdk {
  const axios = loadSdkAxios()
  axios.defaults.timeout = timeoutMs
  axios.defaults.maxRedirects = 0
  return ({ accessToken }) => {
    const api = new AccountingApi()
    api.basePath = `${apiUrl}/api.xro/2.0`
    api.accessToken = accessToken
    return api
  }
}

/** The SDK takes no timeout of its own; its axios may be another copy than ours, so it is found from the SDK's place. */
function loadSdkAxios(): SdkAxios {
  const require = createRequire(import.meta.url)
  return require(require.resolve('axios', { paths: [require.resolve('xero-node/package.json')] })) as SdkAxios
}
