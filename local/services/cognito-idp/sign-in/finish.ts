import { issueTokens } from '../tokens/issue.ts';
import { callTrigger } from '../triggers/triggers.ts';
import type { SignIn, SignInResult } from './sign-in.ts';
import { checkMaySignIn, currentUser, recordName, subjectFacts } from './subject.ts';

/**
 * The end of every sign-in: PostAuthentication, then the tokens (guide: post authentication trigger, «before tokens»).
 * An error of either ends the sign-in without tokens.
 */
export const finishSignIn = async (signIn: SignIn): Promise<SignInResult> => {
  const { service, pool, client, subject, state, clientMetadata } = signIn;
  checkMaySignIn(currentUser(service, subject));
  const remembersDevices = pool.properties.DeviceConfiguration !== undefined;
  await callTrigger(service, {
    trigger: 'PostAuthentication',
    pool,
    clientId: client.id,
    source: 'PostAuthentication_Authentication',
    userName: recordName(subject),
    request: {
      ...subjectFacts(service, client, subject),
      ...(remembersDevices ? { newDeviceUsed: false } : {}),
      ...(clientMetadata === undefined ? {} : { clientMetadata }),
    },
    response: {},
  });
  const result = await issueTokens(service, {
    pool,
    client,
    user: currentUser(service, subject),
    source:
      state.newPasswordChosen === true && state.flow === 'password'
        ? 'TokenGeneration_NewPasswordChallenge'
        : 'TokenGeneration_Authentication',
    clientMetadata,
  });
  return { AuthenticationResult: result };
};
