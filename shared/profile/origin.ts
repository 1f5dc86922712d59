/** Longest provider name that Cognito allows. */
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
 * How a user came: the identity provider's name for a federated user (the `identities` attribute, a JSON text), else
 * what the caller of this function knows.
 */
export const originOf = (
  attributes: Readonly<Record<string, string | undefined>>,
  otherwise: 'sign-up' | 'sign-in',
): string => (attributes.identities && providerName(attributes.identities)) || otherwise;
