import fc from 'fast-check'

/** Each run tries the same cases, so that what passed here passes there; another PROPERTY_SEED tries others. */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 51) })
