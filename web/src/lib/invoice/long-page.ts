/** As many as the API gives at once. */
export const longPage = 100
