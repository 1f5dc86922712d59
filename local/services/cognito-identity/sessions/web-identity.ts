import { principalTagsOf } from '../roles/principal-tags.ts';
import type { WebIdentity } from '../session.ts';
import type { Entered } from './enter.ts';

export const isSignedIn = ({ logins, own }: Entered): boolean =>
  logins.length > 0 || own !== undefined;

/** `authenticated` with the providers, or `unauthenticated` (developer guide, iam-roles). */
const amrOf = (entered: Entered): readonly string[] => {
  if (!isSignedIn(entered)) return ['unauthenticated'];
  const own = (entered.own?.amr ?? []).filter((one) => one !== 'authenticated');
  return ['authenticated', ...own, ...entered.logins.flatMap(({ amr }) => amr)];
};

/** What the token of this identity says: for STS, and for a caller of GetOpenIdToken. */
export const webIdentityOf = (entered: Entered): WebIdentity => ({
  identityPoolId: entered.pool.id,
  identityId: entered.identity.id,
  amr: amrOf(entered),
  principalTags: {
    ...entered.own?.principalTags,
    ...principalTagsOf(entered.pool.tagMaps, entered.logins),
  },
});
