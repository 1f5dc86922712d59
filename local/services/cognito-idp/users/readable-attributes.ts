import type { ClientRecord, UserRecord } from '../store/records.ts';

const isStandard = (name: string): boolean => !name.includes(':');

/**
 * The attributes that an app client may read, without `sub`, which every client may read. A client without a list
 * reads the standard attributes and no custom ones (API reference: ReadAttributes).
 */
export const readableAttributes = (
  client: ClientRecord | undefined,
  user: UserRecord,
): Record<string, string> => {
  const listed = client?.properties.ReadAttributes ?? [];
  const mayRead = (name: string) =>
    listed.length === 0 ? isStandard(name) : listed.includes(name);
  return Object.fromEntries(Object.entries(user.attributes).filter(([name]) => mayRead(name)));
};
