import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from '@aws-sdk/client-cognito-identity';
import { refusalOf } from '../../support/pool/sign-in.ts';
import { endpoint, signInTo, stackName } from '../support/deployed.ts';
import { describeStack } from '../support/stack.ts';

/** Both calls are unsigned: the token is the proof. */
const unsigned = {
  endpoint,
  credentials: { accessKeyId: '', secretAccessKey: '' },
  signer: { sign: async <T>(request: T): Promise<T> => request },
};

export const identityPool = async (t: TestContext): Promise<void> => {
  const stack = await describeStack(stackName);
  const IdentityPoolId = stack.output('IdentityPoolId');
  const provider = `cognito-idp.${process.env.AWS_REGION}.amazonaws.com/${stack.output('UserPoolId')}`;
  const identity = new CognitoIdentityClient(unsigned);
  const identityOf = async (Logins: Record<string, string>) =>
    (await identity.send(new GetIdCommand({ IdentityPoolId, Logins }))).IdentityId ?? '';

  await t.test(
    'an ID token gives one identity, each time the same, and credentials for it',
    async () => {
      const { tokens } = await signInTo(stack).signIn();
      const Logins = { [provider]: tokens.IdToken ?? '' };

      const [IdentityId, again] = [await identityOf(Logins), await identityOf(Logins)];
      const { Credentials } = await identity.send(
        new GetCredentialsForIdentityCommand({ IdentityId, Logins }),
      );

      assert.match(IdentityId, /^us-east-1:[0-9a-f-]{36}$/);
      assert.equal(again, IdentityId);
      assert.notEqual(Credentials?.SessionToken, undefined);
    },
  );

  await t.test('two users have two identities', async () => {
    const [one, other] = [await signInTo(stack).signIn(), await signInTo(stack).signIn()];

    const ids = [one, other].map(({ tokens }) => identityOf({ [provider]: tokens.IdToken ?? '' }));

    assert.equal(new Set(await Promise.all(ids)).size, 2);
  });

  // MiniStack looks at no guest setting, so that guests stay out is judged by the template's tests alone.
  await t.test('a token that the pool did not sign gives no identity', async () => {
    const { tokens } = await signInTo(stack).signIn();
    const [header, payload] = (tokens.IdToken ?? '').split('.');
    const forged = `${header}.${payload}.${Buffer.from('not a signature').toString('base64url')}`;

    const refusal = await refusalOf(identityOf({ [provider]: forged }));

    assert.match(refusal, /NotAuthorizedException/);
  });
};
