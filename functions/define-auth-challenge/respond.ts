import { RefusedError } from '#shared/errors.ts';
import {
  type DefineAuthChallengeEvent,
  type DefineAuthChallengeResponse,
  respond,
} from '#shared/events/define-auth-challenge.ts';
import type { Log } from '#shared/ports.ts';
import { type DefinePolicy, decide, type NextStep } from './decide.ts';

type Dependencies = { readonly policy: DefinePolicy; readonly log: Log };

const responses: Readonly<Record<NextStep['outcome'], DefineAuthChallengeResponse>> = {
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
    const { allowedClientIds } = policy;
    if (allowedClientIds.length > 0 && !allowedClientIds.includes(clientId)) {
      throw new RefusedError('client_not_allowed');
    }
    const { session, userNotFound, clientMetadata } = event.request;
    const { outcome } = decide({
      session,
      userNotFound: userNotFound === true,
      asksResend: clientMetadata?.action === 'resend',
    });
    log.info('next step defined', { outcome, clientId });
    return respond(event, responses[outcome]);
  };
