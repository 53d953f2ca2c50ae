import { WINDOWS_TO_IANA_MAP } from 'windows-iana'

/** `001` is the mapping's word for the whole world: one zone for each Windows name. */
const WORLD = '001'

const ianaByXeroName = new Map(
  WINDOWS_TO_IANA_MAP.filter((row) => row.territory === WORLD).map((row) => [toXeroName(row.windowsName), row.iana[0]]),
)

/** The IANA zone of an organisation; undefined where Xero's name for it is unknown to us. */
export function toTimeZone(xeroName: string | undefined): string | undefined {
  return xeroName === undefined ? undefined : ianaByXeroName.get(toXeroName(xeroName))
}

/** Xero writes Windows' names in capitals without spaces, dots and minus: `NEWZEALANDSTANDARDTIME`, `UTC02`. */
function toXeroName(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9+()]/g, '')
}
