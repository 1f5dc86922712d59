import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { decodeJwt } from 'jose';
import { refusalOf } from '../../support/pool/sign-in.ts';
import { dynamodb } from '../support/clients.ts';
import {
  deployment,
  profileOf,
  senderAddress,
  signInTo,
  workDirectory,
} from '../support/deployed.ts';
import { documentedCommands } from '../support/documented-commands.ts';
import { attributesOf } from '../support/pools.ts';
import { putRow, rowsOf } from '../support/rows.ts';
import { succeed, succeedInShell } from '../support/sam.ts';
import { describeStack, type Stack, stackExists } from '../support/stack.ts';
import { stateOfKey } from './kept.ts';
import { sameUsersSignIn } from './same-users.ts';
import { signedInUser, trialStack, waitingUser } from './stack.ts';

const successor = 'successor';
const listOfResources = `${workDirectory}/what-was-left.txt`;

/** A change of an operator, which a later stack must serve as well. */
const giveTenant = async (stack: Stack, userId: string): Promise<void> => {
  const table = stack.output('ProfilesTableName');
  const row = (await rowsOf(table)).find((one) => one.userId?.S === userId);
  await putRow(table, { ...row, tenant: { S: 'a "quoted"\ttenant' } });
};

/** As of a user from before the suite: the copy of the profiles holds no row, so only the backfill can make one. */
const removeRow = (stack: Stack, userId: string) =>
  dynamodb.send(
    new DeleteItemCommand({
      TableName: stack.output('ProfilesTableName'),
      Key: { userId: { S: userId } },
    }),
  );

/** The successor makes no pool or client: an app goes on with the client that was left. */
const withClient = (stack: Stack, { outputs }: Stack): Stack => ({
  ...stack,
  output: (key) => (key === 'UserPoolClientId' ? (outputs.get(key) ?? '') : stack.output(key)),
});

export const leftPool = async (t: TestContext): Promise<void> => {
  const old = await describeStack(trialStack);
  const poolId = old.output('UserPoolId');
  const { sub = '' } = await attributesOf(poolId, signedInUser);
  await giveTenant(old, sub);
  const profile = await profileOf(old, sub);
  const { sub: rowless = '' } = await attributesOf(poolId, waitingUser);
  await removeRow(old, rowless);
  assert.equal(await profileOf(old, rowless), undefined);

  await t.test('the deleted stack leaves pool, client, tables and key', async () => {
    await succeedInShell(
      await documentedCommands('delete', {
        'STACK=cognito-triggers': `STACK=${trialStack}`,
        'what-was-deployed.txt': listOfResources,
      }),
    );

    assert.equal(await stackExists(trialStack), false);
    assert.deepEqual(await profileOf(old, sub), profile);
    assert.notEqual((await rowsOf(old.output('ChallengesTableName'))).length, 0);
    assert.equal(await stateOfKey(old.parameters.get('KmsKeyArn') ?? ''), 'Enabled');
  });

  await t.test('no user signs in at a pool whose functions are gone', async () => {
    assert.notEqual(await refusalOf(signInTo(old).start(signedInUser)), 'answered');
  });

  await t.test('the documented commands give the pool to a new stack', async () => {
    const parameters = { UserPoolId: '"$POOL"', SenderAddress: senderAddress };

    await succeedInShell(
      await documentedCommands('successor', {
        'STACK=cognito-triggers-2': `STACK=${successor}`,
        'what-was-deployed.txt': listOfResources,
        'sam deploy --stack-name "$STACK" --parameter-overrides UserPoolId="$POOL" SenderAddress=no-reply@example.com': `sam ${deployment(successor, parameters).join(' ')}`,
        'npm run attach -- apply': `npm run attach -- apply --backup-dir ${workDirectory}/attach`,
      }),
    );

    const check = ['run', 'attach', '--', 'check', '--user-pool-id', poolId];
    await succeed('npm', [...check, '--backup-dir', `${workDirectory}/attach`]);
  });

  await t.test(
    'a user without a row has one by the backfill, before the first sign-in',
    async () => {
      const row = await profileOf(await describeStack(successor), rowless);

      assert.deepEqual([row?.status, row?.origin], ['active', 'sign-in']);
    },
  );

  await t.test('the same users sign in there, with the claims of their profiles', async () => {
    const stack = await describeStack(successor);

    const [idToken] = await sameUsersSignIn(withClient(stack, old));

    assert.equal(decodeJwt(idToken).sub, sub);
    assert.equal(decodeJwt(idToken).tenant, 'a "quoted"\ttenant');
    assert.deepEqual(await profileOf(stack, sub), profile);
  });
};
