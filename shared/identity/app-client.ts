/** Whether an app client may be used to sign in; an empty list allows all. Ids are compared as they are written. */
export const isAllowedClient = (clientId: string, allowedClientIds: readonly string[]): boolean =>
  allowedClientIds.length === 0 || allowedClientIds.includes(clientId);
