import { adviserUserId, kowhaiId, northlightId, readOnlyUserId, standardUserId } from '../defaults.ts'
import type { User } from '../model/organisation.ts'
import type { Store } from '../store/store.ts'
import { createOrganisation, templates } from './create-organisation.ts'

const users: User[] = [
  {
    id: standardUserId,
    subject: '9c1a4b7e2d5f48a0b3c6d9e1f2a40001',
    email: 'ada.marsh@northlight.example',
    givenName: 'Ada',
    familyName: 'Marsh',
  },
  {
    id: adviserUserId,
    subject: '9c1a4b7e2d5f48a0b3c6d9e1f2a40002',
    email: 'tane.rewi@ledgerwise.example',
    givenName: 'Tane',
    familyName: 'Rewi',
  },
  {
    id: readOnlyUserId,
    subject: '9c1a4b7e2d5f48a0b3c6d9e1f2a40003',
    email: 'rae.olsen@northlight.example',
    givenName: 'Rae',
    familyName: 'Olsen',
  },
]

/** Gives an empty store its people and its two organisations; leaves any other store alone. */
export function seed(store: Store, now: number): void {
  if (store.organisations.all().length > 0) return
  store.transaction(() => {
    for (const user of users) store.users.put(user)
    createOrganisation(store, { id: northlightId, template: templates.uk, now })
    createOrganisation(store, { id: kowhaiId, template: templates.nz, now })
  })
}
