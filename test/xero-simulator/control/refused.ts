/** Something a person may not do either, in Xero's words. */
export class ActionRefused extends Error {}
