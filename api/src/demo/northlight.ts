/** The demo workspace in numbers and names: a design studio in Bristol, as it stood before anybody connected anything. */

export const workspace = {
  name: 'Northlight Studio',
  slug: 'northlight-studio',
  baseCurrency: 'GBP',
  timeZone: 'Europe/London',
} as const

/** Everybody may sign in with the demo's password. */
export const people = [
  { name: 'Maya Okafor', email: 'maya@northlight.example', role: 'owner' },
  { name: 'Tom Whitfield', email: 'tom@northlight.example', role: 'admin' },
  { name: 'Priya Nair', email: 'priya@northlight.example', role: 'member' },
  { name: 'Jonas Berg', email: 'jonas@northlight.example', role: 'member' },
  { name: 'Sam Achebe', email: 'sam@northlight.example', role: 'member' },
  { name: 'Elsie Ward', email: 'elsie@wardaccounts.example', role: 'viewer' },
] as const

export const taxRates = {
  standard: { name: 'VAT 20%', percent: '20' },
  reduced: { name: 'VAT 5%', percent: '5' },
  zero: { name: 'Zero rated', percent: '0' },
  none: { name: 'No VAT', percent: '0' },
} as const
export type RateName = keyof typeof taxRates

export const clients = [
  { name: 'Saltmarsh Housing Trust', email: 'accounts@saltmarsh.example', phone: '0117 496 0112' },
  { name: 'Tidewater Brewing Co.', email: 'bills@tidewater.example', phone: '01934 496 230' },
  { name: 'Peckham Rye Dental', email: 'practice@peckhamryedental.example', phone: '020 7946 0318' },
  { name: 'Marlow Ceramics', email: 'hello@marlowceramics.example', phone: undefined },
  { name: 'Fennel & Co', email: 'finance@fennel.example', phone: '0117 496 0178' },
  { name: 'Bright & Daughters', email: 'accounts@brightdaughters.example', phone: undefined },
  { name: 'Harbour Street Books', email: 'shop@harbourstreet.example', phone: '01872 496 041' },
  { name: 'Orchard Primary School', email: 'office@orchardprimary.example', phone: '0117 496 0155' },
  { name: 'Kestrel Outdoor', email: 'ap@kestreloutdoor.example', phone: '01539 496 720' },
  { name: 'Atelier Lumière', email: 'compta@atelierlumiere.example', phone: '+33 1 99 00 12 34' },
  { name: 'Wren & Lowe Solicitors', email: 'ledger@wrenlowe.example', phone: '0117 496 0190' },
  { name: 'Cobalt Cycles', email: 'pay@cobaltcycles.example', phone: undefined },
] as const

export const projects = [
  { name: 'Saltmarsh brand refresh', client: 'Saltmarsh Housing Trust' },
  { name: 'Tidewater can labels', client: 'Tidewater Brewing Co.' },
  { name: 'Kestrel autumn catalogue', client: 'Kestrel Outdoor' },
  { name: 'Orchard prospectus', client: 'Orchard Primary School' },
  { name: 'Cobalt shop front', client: 'Cobalt Cycles' },
] as const

export const services = [
  { name: 'Design retainer', unitPrice: '900' },
  { name: 'Brand design', unitPrice: '85' },
  { name: 'Website care', unitPrice: '240' },
  { name: 'Print recharges', unitPrice: undefined },
  { name: 'Photography', unitPrice: '650' },
  { name: 'Workshops', unitPrice: '480' },
] as const

interface DemoLine {
  text: string
  service: (typeof services)[number]['name']
  quantity: string
  price: string
  rate: RateName
}

/** The work a studio invoices; an invoice takes one to three of these. */
export const work: readonly DemoLine[] = [
  { text: 'Design retainer', service: 'Design retainer', quantity: '1', price: '900', rate: 'standard' },
  { text: 'Logo and identity, second round', service: 'Brand design', quantity: '14.5', price: '85', rate: 'standard' },
  { text: 'Hosting and updates', service: 'Website care', quantity: '3', price: '80', rate: 'standard' },
  { text: 'Printed prospectus, 500 copies', service: 'Print recharges', quantity: '500', price: '1.165', rate: 'zero' },
  { text: 'Product photography, half day', service: 'Photography', quantity: '0.5', price: '650', rate: 'standard' },
  { text: 'Signage survey and drawings', service: 'Brand design', quantity: '9.25', price: '85', rate: 'standard' },
  { text: 'Team workshop', service: 'Workshops', quantity: '1', price: '480', rate: 'none' },
  { text: 'Catalogue artwork', service: 'Brand design', quantity: '22', price: '82.5', rate: 'standard' },
  { text: 'Energy-saving leaflet', service: 'Print recharges', quantity: '240', price: '0.4875', rate: 'reduced' },
  { text: 'Website care, quarterly', service: 'Website care', quantity: '1', price: '720', rate: 'standard' },
]

/** One letter per invoice, oldest first: paid, part-paid, sent, void, draft. */
export const history = 'PPPPVPPPPPPHPPSPPVPPSPHPSSPSHSVSSSHSSSSDSSDDDSD'
