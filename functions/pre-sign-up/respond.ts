import { RefusedError } from '#shared/errors.ts';
import { type PreSignUpEvent, respond } from '#shared/events/pre-sign-up.ts';
import type { AnySignUpExtension } from '#shared/extensions/sign-up.ts';
import type { Log } from '#shared/ports.ts';
import { decide, type IsDisposable, type SignUpFacts, type SignUpPolicy } from './decide.ts';
import { askOwnRule } from './own-rule.ts';

type Dependencies = {
  readonly policy: SignUpPolicy;
  readonly isDisposable: IsDisposable;
  /** The team's own rule, which may only refuse more. */
  readonly own: AnySignUpExtension;
  readonly log: Log;
};

const whoAsks: Readonly<Record<PreSignUpEvent['triggerSource'], SignUpFacts['source']>> = {
  PreSignUp_SignUp: 'self',
  PreSignUp_AdminCreateUser: 'admin',
  PreSignUp_ExternalProvider: 'federated',
};

/**
 * Admits or refuses a new user. It never verifies an address: `autoVerifyEmail` would take the address, without proof, from
 * a user who has it as an alias (guide: pre sign-up). Validation data and client metadata come from the client; only
 * `extensions/sign-up.ts` sees them.
 * @throws {RefusedError} with the reason, or what `extensions/sign-up.ts` refuses with
 */
export const respondWith = ({ policy, isDisposable, own, log }: Dependencies) => {
  const sentences = new Map(Object.entries(own.refusals));
  return async (event: PreSignUpEvent): Promise<PreSignUpEvent> => {
    const { triggerSource, request } = event;
    const facts = { source: whoAsks[triggerSource], attributes: request.userAttributes };
    const decision = decide(facts, policy, isDisposable);
    if (decision.outcome === 'refuse') throw new RefusedError(decision.reason);
    await askOwnRule({ own, sentences, log }, event, facts);
    log.info('sign-up admitted', { triggerSource });
    return respond(event, { autoConfirmUser: decision.confirm });
  };
};
