import { issueTokens } from '../tokens/issue.ts';
import type { SignIn } from '../triggers/call/sign-in.ts';
import { callPostAuthentication } from '../triggers/post-authentication.ts';
import { checkMaySignIn, currentUser } from '../users/subject.ts';
import type { SignInResult } from './sign-in.ts';

/**
 * The end of every sign-in: PostAuthentication, then the tokens (guide: post authentication trigger, «before tokens»).
 * An error of either ends the sign-in without tokens.
 */
export const finishSignIn = async (signIn: SignIn): Promise<SignInResult> => {
  const { service, pool, client, subject, state, clientMetadata } = signIn;
  checkMaySignIn(currentUser(service, subject));
  await callPostAuthentication(signIn);
  const result = await issueTokens(service, {
    pool,
    client,
    user: currentUser(service, subject),
    source:
      state.newPasswordChosen === true && state.flow !== 'custom'
        ? 'TokenGeneration_NewPasswordChallenge'
        : 'TokenGeneration_Authentication',
    clientMetadata,
  });
  return { ChallengeParameters: {}, AuthenticationResult: result };
};
