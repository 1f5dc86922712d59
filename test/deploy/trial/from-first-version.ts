import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import {
  GetTokensFromRefreshTokenCommand,
  ListGroupsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { refusalOf } from '../../support/pool/sign-in.ts';
import { deployment, profileOf, senderAddress, signInTo } from '../support/deployed.ts';
import { buildFirstVersion, deploymentOfFirstVersion } from '../support/first-version.ts';
import { invoke } from '../support/invoke.ts';
import { cognitoAdmin } from '../support/pools.ts';
import { putRow, rowsOf } from '../support/rows.ts';
import { run, succeed } from '../support/sam.ts';
import { eventAbout, samples } from '../support/samples.ts';
import { describeStack, type Stack } from '../support/stack.ts';
import { assertKept } from './kept.ts';
import { signedInUser, trialStack, waitingUser } from './stack.ts';

/** A value that is out of range now, and all parameters that are gone; the last one is of 0.1.0's own deploy test. */
const oldParameters = {
  SenderAddress: senderAddress,
  UserGroups: 'staff',
  UserGroupsPadded: 'staff,,,,,,,,,',
  CodeLength: '6',
  CodeAttempts: '5',
  CodeLifetimeSeconds: '600',
  CodeInSubject: 'yes',
  ResponseFloorMilliseconds: '0',
};

/** 0.1.0 deployed, with a user who has signed in, one with a code in the mailbox, and each kind of its rows. */
const deployFirstVersion = async () => {
  await succeed('sam', deploymentOfFirstVersion(trialStack, oldParameters));
  const stack = await describeStack(trialStack);
  const user = signInTo(stack);
  const old = await user.signIn(signedInUser);
  await invoke(stack, 'PostConfirmationFunction', await eventAbout(samples.postConfirmation, old));
  const { email } = await user.signUp(waitingUser);
  const challenge = await user.start(email);
  const waiting = { email, challenge, code: await user.mailedCode(email) };
  const table = stack.output('ChallengesTableName');
  const [row] = await rowsOf(table);
  // MiniStack asks no function about unknown users, and its mail service does not fail by itself.
  await putRow(table, { ...row, pk: { S: `X#${'0'.repeat(64)}` } });
  const openUntil = { N: String(Date.now() + 600_000) };
  await putRow(table, { pk: { S: 'B#email' }, openUntil, ttl: openUntil });
  return { stack, old, waiting, rows: await rowsOf(table) };
};

const tokensAgain = async (stack: Stack, email: string): Promise<string> => {
  const user = signInTo(stack);
  const challenge = await user.start(email);
  const code = await user.mailedCode(email);
  assert.match(code, /^\d{8}$/);
  const { AuthenticationResult } = await user.answer(email, code, challenge);
  return AuthenticationResult?.IdToken ?? '';
};

export const fromFirstVersion = async (t: TestContext): Promise<void> => {
  await t.test('sam build bundles 0.1.0 from the history of the repository', buildFirstVersion);

  const { stack, old, waiting, rows } = await deployFirstVersion();
  const profile = await profileOf(stack, old.sub);

  await t.test('an update that leaves a value out of its new range is refused', async () => {
    const { code, stdout, stderr } = await run('sam', deployment(trialStack));

    assert.notEqual(code, 0);
    assert.match(stdout + stderr, /CodeLength/);
  });

  await t.test('0.1.0 is updated in place, and what holds data stays the same', async () => {
    await succeed('sam', deployment(trialStack, { CodeLength: '8' }));

    const after = await describeStack(trialStack);
    assertKept(stack, after);
    assert.equal(after.physicalId('SuiteKey'), stack.physicalId('SuiteKey'));
    assert.ok(after.resources.has('CodeDeliveryFunction'));
  });

  await t.test('a code of 0.1.0 gives no tokens; the user starts again and gets in', async () => {
    const { email, challenge, code } = waiting;
    const user = signInTo(stack);
    let tokens: unknown;
    const answering = user.answer(email, code, challenge).then(({ AuthenticationResult }) => {
      tokens = AuthenticationResult;
    });

    t.diagnostic(`the code of 0.1.0 is ${await refusalOf(answering)}`);

    assert.equal(tokens, undefined);
    assert.notEqual(await tokensAgain(stack, email), '');
  });

  await t.test('a user of 0.1.0 signs in, with the profile of before', async () => {
    const idToken = await tokensAgain(stack, old.email);

    assert.equal(decodeJwt(idToken).sub, old.sub);
    assert.deepEqual(decodeJwt(idToken).roles, ['member']);
    assert.notEqual(profile, undefined);
    assert.deepEqual(await profileOf(stack, old.sub), profile);
  });

  await t.test('the groups of 0.1.0 stay in the pool', async () => {
    const UserPoolId = stack.output('UserPoolId');

    const { Groups } = await cognitoAdmin.send(new ListGroupsCommand({ UserPoolId }));

    assert.deepEqual(
      Groups?.map(({ GroupName }) => GroupName),
      ['staff'],
    );
  });

  await t.test('a session of 0.1.0 is refreshed', async () => {
    const { cognito, ClientId } = signInTo(stack);

    const { AuthenticationResult } = await cognito.send(
      new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken: old.tokens.RefreshToken }),
    );

    assert.notEqual(AuthenticationResult?.AccessToken, undefined);
  });

  await t.test('the rows of 0.1.0 are left as they were', async () => {
    const now = await rowsOf(stack.output('ChallengesTableName'));

    const kinds = new Set(rows.map(({ pk }) => pk?.S?.slice(0, 2)));
    assert.deepEqual([...kinds].sort(), ['B#', 'U#', 'X#']);
    for (const row of rows) {
      assert.deepEqual(
        now.find(({ pk }) => pk?.S === row.pk?.S),
        row,
      );
    }
  });
};
