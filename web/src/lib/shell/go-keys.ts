/** After `g`: which key leads to which page. */
export const goKeys: Record<string, string> = {
  o: '/',
  i: '/invoices',
  b: '/bills',
  e: '/expenses',
  l: '/clients',
  p: '/payments',
  s: '/sync',
  r: '/sync/reconciliation',
  m: '/settings/integrations/xero/mapping',
  c: '/settings/integrations',
  d: '/developers',
}
