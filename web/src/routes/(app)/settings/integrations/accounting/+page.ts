import { redirect } from '@sveltejs/kit'
import type { PageLoad } from './$types'

/** The address other products use for it (F016). */
export const load: PageLoad = () => redirect(307, '/settings/integrations')
