/** Longest provider name in Cognito, in characters. */
const longestProviderName = 32;

const providerName = (identities: string): string | undefined => {
  try {
    const parsed: unknown = JSON.parse(identities);
    const first: unknown = Array.isArray(parsed) ? parsed[0] : undefined;
    const name: unknown =
      typeof first === 'object' && first !== null ? Reflect.get(first, 'providerName') : undefined;
    return typeof name === 'string' && name !== '' ? name.slice(0, longestProviderName) : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The origin of a user: the identity provider's name for a federated user (the attribute `identities`, a JSON text),
 * otherwise the value of the caller.
 */
export const originOf = (
  attributes: Readonly<Record<string, string | undefined>>,
  otherwise: 'sign-up' | 'sign-in',
): string => (attributes.identities && providerName(attributes.identities)) || otherwise;
