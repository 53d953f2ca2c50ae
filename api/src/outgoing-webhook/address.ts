import { lookup, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Addresses that no stranger may make us call: ourselves, private networks, cloud metadata, what is no single machine. */
const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(net, bits, 'ipv4')
/** Of IPv6 only global unicast is open, without what carries an IPv4 address inside or stands in examples. */
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
const closed6 = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed6.addSubnet(net, bits, 'ipv6')

/** Whether anybody may make us call this address. */
export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !closed.check(address, 'ipv4')
  return family === 6 && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Why this can't be an endpoint's address; undefined when it can. Its name is looked up when it is called. */
export function findFault(text: string, allowsLocal: boolean): string | undefined {
  const url = URL.parse(text)
  if (!url || text.length > 2000) return 'Give a whole address, such as https://example.com/hooks.'
  if (url.username || url.password) return 'Leave name and password out of the address: deliveries are signed.'
  if (allowsLocal && ['http:', 'https:'].includes(url.protocol) && loopback.includes(url.hostname)) return undefined
  if (url.protocol !== 'https:') return 'The address must begin with https://.'
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(bare) > 0 && !isPublic(bare)) return 'Private addresses can’t be called.'
  if (/(^|\.)(localhost|local|internal)\.?$/.test(url.hostname)) return 'Private addresses can’t be called.'
  return undefined
}

export class PrivateAddress extends Error {}

/**
 * Looks a name up for the very connection that is made, and refuses it when any of its addresses is private: a name that
 * changes its mind between a check and the call gains nothing.
 */
export function guardedLookup(allowsLocal: boolean): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return done(error, [])
      const isFine = found.every(({ address }) => isPublic(address) || (allowsLocal && isLoopback(hostname, address)))
      if (!isFine || found.length === 0) return done(new PrivateAddress(`${hostname} is at a private address.`), [])
      if (options.all) return done(null, found)
      const [first] = found
      return done(null, first?.address ?? '', first?.family)
    })
  }
}

function isLoopback(hostname: string, address: string): boolean {
  return hostname === 'localhost' && (address === '127.0.0.1' || address === '::1')
}
