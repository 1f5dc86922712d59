import { RefusedError } from '#shared/errors.ts';
import {
  type DefineAuthChallengeEvent,
  type DefineAuthChallengeResponse,
  respond,
} from '#shared/events/define-auth-challenge.ts';
import type { Log } from '#shared/ports.ts';
import { type DefinePolicy, decide, type NextStep } from './decide.ts';

type Dependencies = { readonly policy: DefinePolicy; readonly log: Log };

const responses: Readonly<
  Record<Exclude<NextStep['outcome'], 'client_not_allowed'>, DefineAuthChallengeResponse>
> = {
  password: {
    challengeName: 'PASSWORD_VERIFIER',
    issueTokens: false,
    failAuthentication: false,
  },
  challenge: {
    challengeName: 'CUSTOM_CHALLENGE',
    issueTokens: false,
    failAuthentication: false,
  },
  tokens: { issueTokens: true, failAuthentication: false },
  fail: { issueTokens: false, failAuthentication: true },
};

/**
 * Says what comes next in a sign-in.
 * @throws {RefusedError} `client_not_allowed`: Cognito may not call pre authentication in custom auth (the guide and AWS
 *   support contradict each other), so the rule on clients is kept here too
 */
export const respondWith =
  ({ policy, log }: Dependencies) =>
  async (event: DefineAuthChallengeEvent): Promise<DefineAuthChallengeEvent> => {
    const clientId = event.callerContext.clientId ?? '';
    const { session, userNotFound, clientMetadata } = event.request;
    const facts = {
      clientId,
      session,
      userNotFound: userNotFound === true,
      asksResend: clientMetadata?.action === 'resend',
    };
    const { outcome } = decide(facts, policy);
    if (outcome === 'client_not_allowed') throw new RefusedError(outcome);
    log.info('next step defined', { outcome, clientId });
    return respond(event, responses[outcome]);
  };
