import { errorNameOf } from '#shared/errors.ts';
import { type PostAuthenticationEvent, respond } from '#shared/events/post-authentication.ts';
import type { PepperSet } from '#shared/one-time-code/secrets/pepper-set.ts';
import type { Clock, Log, Profiles, ProvenAddresses, UserDirectory } from '#shared/ports.ts';
import { newProfile, type ProfileDefaults } from '#shared/profile/defaults.ts';
import { originOf } from '#shared/profile/origin.ts';
import { arrivalOf, isProven, unprovenEmail } from './decide.ts';

type Dependencies = {
  readonly defaults: ProfileDefaults;
  /** The languages that there are texts in. */
  readonly locales: readonly string[];
  readonly profiles: Profiles;
  /** Absent where Cognito checks the codes: it sends them to verified addresses only, so there is nothing to prove. */
  readonly provenAddresses?: ProvenAddresses;
  readonly directory: UserDirectory;
  readonly peppers: PepperSet;
  readonly now: Clock;
  readonly log: Log;
};

/**
 * Users who prove their address for the first time, whom an administrator made, who are federated, or who were there
 * before the suite, get their row here. At most sign-ins it is there already: a read costs a tenth of a write that is
 * refused. Of parallel sign-ins the write's own condition lets one make it.
 */
const ensureProfile = async (
  { defaults, locales, profiles, now, log }: Dependencies,
  event: PostAuthenticationEvent,
  userId: string,
): Promise<void> => {
  if ((await profiles.find(userId)) !== undefined) return;
  const { userAttributes } = event.request;
  const origin = originOf(userAttributes, arrivalOf(event));
  const user = { userId, locale: userAttributes.locale, origin };
  const outcome = await profiles.create(newProfile(user, defaults, now(), locales));
  if (outcome === 'created') log.info('profile made', { outcome });
};

/** Address and mark go in one call: an address that is changed at the same moment is not marked in its place. */
const markProvenAddress = async (
  { provenAddresses, directory, peppers, now, log }: Dependencies,
  event: PostAuthenticationEvent,
  user: string,
): Promise<void> => {
  const email = unprovenEmail(event);
  if (email === undefined || provenAddresses === undefined) return;
  const { userPoolId, userName } = event;
  const proven = await provenAddresses.find(user);
  if (proven === undefined) return;
  if (!isProven({ userPoolId, user, email, proven, now: now() }, peppers)) return;
  await directory.markEmailVerified({ userPoolId, userName, email });
  log.info('address marked verified');
  await provenAddresses.remove(user, proven.hash);
};

/**
 * Makes a profile that is missing and marks the address verified that a code has proven; side by side, since neither
 * needs the other. No failure refuses the sign-in: the next one tries again.
 */
export const respondWith =
  (deps: Dependencies) =>
  async (event: PostAuthenticationEvent): Promise<PostAuthenticationEvent> => {
    const { sub } = event.request.userAttributes;
    if (sub === undefined) return respond(event);
    const attempt = async (what: string, work: Promise<void>): Promise<void> => {
      try {
        await work;
      } catch (error) {
        deps.log.error(what, { errorName: errorNameOf(error) });
      }
    };
    await Promise.all([
      attempt('profile not made', ensureProfile(deps, event, sub)),
      attempt('address not marked verified', markProvenAddress(deps, event, sub)),
    ]);
    return respond(event);
  };
