export interface ErrorPage {
  title: string
  /** What happened. */
  why: string
  /** What to do. */
  how: string
}

/** Why a connection ended, paused or could not begin. */
export const endingPages: Record<string, ErrorPage> = {
  INACTIVITY: {
    title: 'Disconnected after a long quiet time',
    why: 'Nothing had synced for sixty days, so the connection ended; two mails said so before.',
    how: 'Reconnect. Mappings are kept for thirty days.',
  },
  SYNC_PAUSED: {
    title: 'Sync is paused',
    why: 'Somebody paused everything that goes to Xero or is read from it. What waits keeps its place, and nothing is lost.',
    how: 'An owner or admin presses Resume, on Sync activity or on the connection’s page. Everything then goes once.',
  },
  REPLACED: {
    title: 'Another provider took over',
    why: 'A workspace has one accounting provider at a time, and another one was connected.',
    how: 'Connect this one again to switch back.',
  },
  PLAN_REQUIRED: {
    title: 'Your plan does not include accounting',
    why: 'The workspace’s plan lacks it. A connection that stands is paused, not ended.',
    how: 'Choose a plan that has it; a paused connection goes on by itself.',
  },
  CAP_REACHED: {
    title: 'Every place is taken',
    why: 'While the app is beta, only so many organisations may be connected. Existing connections keep working.',
    how: 'Ask for a mail on the integrations page; it comes when there is a place.',
  },
  PROVIDER_CONFLICT: {
    title: 'Another accounting provider is connected',
    why: 'A workspace has one at a time.',
    how: 'Connect with replaceExisting, or confirm the switch: the old one ends once the new consent is given.',
  },
}
