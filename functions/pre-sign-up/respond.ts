import { RefusedError } from '#shared/errors.ts';
import { type PreSignUpEvent, respond } from '#shared/events/pre-sign-up.ts';
import type { Log } from '#shared/ports.ts';
import { decide, type IsDisposable, type SignUpFacts, type SignUpPolicy } from './decide.ts';

type Dependencies = {
  readonly policy: SignUpPolicy;
  readonly isDisposable: IsDisposable;
  readonly log: Log;
};

const whoAsks: Readonly<Record<PreSignUpEvent['triggerSource'], SignUpFacts['source']>> = {
  PreSignUp_SignUp: 'self',
  PreSignUp_AdminCreateUser: 'admin',
  PreSignUp_ExternalProvider: 'federated',
};

/**
 * Admits or refuses a new user. Never verifies an address: `autoVerifyEmail` would take it from whoever holds it as an
 * alias (guide: pre sign-up), without any proof. Validation data and client metadata are the client's own words and
 * decide nothing.
 * @throws {RefusedError} with the reason
 */
export const respondWith =
  ({ policy, isDisposable, log }: Dependencies) =>
  async (event: PreSignUpEvent): Promise<PreSignUpEvent> => {
    const { triggerSource, request } = event;
    const facts = { source: whoAsks[triggerSource], attributes: request.userAttributes };
    const decision = decide(facts, policy, isDisposable);
    if (decision.outcome === 'refuse') throw new RefusedError(decision.reason);
    log.info('sign-up admitted', { triggerSource });
    return respond(event, { autoConfirmUser: decision.confirm });
  };
