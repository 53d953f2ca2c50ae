import { z } from 'zod'
import { Name, OptionalText } from '../lib/input.ts'

/** What a person says of a client, checked. */
export const Details = z.object({
  name: Name('Name'),
  email: OptionalText('E-mail', 255).refine(
    (email) => email === undefined || z.email().safeParse(email).success,
    'E-mail must be an address such as accounts@example.com.',
  ),
  phone: OptionalText('Phone', 50),
})
