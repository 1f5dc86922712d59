import { ConfirmSignUpCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { localCredentials } from '../../../local/identity.ts';
import type { RecordedDecision } from '../../../local/observe/decision-log.ts';
import { refusalOf, signInWith } from '../../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';
import { type Grant, grantsOf, templateWithout } from './grants.ts';

/*
 * The mutants of the deploy test, here: every action that a role allows is taken from it once, and what a user or an
 * operator then sees is what a deployed stack shows. One that is not missed should not be in the role.
 */

let stack: TestStack | undefined;

afterEach(async () => {
  await stack?.stop();
  stack = undefined;
});

const startWithout = async (grant: Grant): Promise<TestStack> => {
  // Only a confirmation by Cognito's own code proves the address before the first sign-in.
  const confirms = grant.function === 'PostConfirmationFunction';
  stack = await startTestStack({
    templateFile: templateWithout(grant),
    parameterOverrides: confirms ? { SignUpConfirmation: 'cognito' } : {},
  });
  return stack;
};

/** The tables as their owner has them, without any check. */
const asOwner = async <T>({ info }: TestStack, work: (tables: DynamoDB) => Promise<T>) => {
  const { dynamodbEndpoint: endpoint, region } = info;
  const tables = new DynamoDB({ endpoint, region, credentials: localCredentials });
  try {
    return await work(tables);
  } finally {
    tables.destroy();
  }
};

/** What the functions were denied. */
const denialsOf = async (running: TestStack): Promise<readonly string[]> => {
  const decisions = await running.call<RecordedDecision[]>('GET', 'decisions');
  return decisions
    .filter(({ outcome }) => outcome !== 'allow')
    .map((one) => `${one.function} ${one.action}`);
};

const logOf = async (running: TestStack, name: string): Promise<string> =>
  (await running.logs(name)).map(({ line }) => line).join('\n');

/** Six wrong answers in a row: the next code of this user is long. */
const makeCodesLong = (running: TestStack, sub: string) =>
  asOwner(running, (tables) =>
    tables.updateItem({
      TableName: 'ChallengesTable',
      Key: { pk: { S: `2U#${sub}` } },
      ConditionExpression: 'attribute_exists(pk)',
      UpdateExpression: 'SET wrongInARow = :six',
      ExpressionAttributeValues: { ':six': { N: '6' } },
    }),
  );

type Judge = (running: TestStack) => Promise<void>;

const breaksSignIn: Judge = async (running) => {
  expect(await refusalOf(signInWith(running).signIn())).toContain('temporarily_unavailable');
};

/** Verify reads only after a write that was refused: that of a long code, which several sign-ins share, used before. */
const breaksUsedCode: Judge = async (running) => {
  const user = signInWith(running);
  const { email, sub } = await user.signIn();
  await makeCodesLong(running, sub);
  const [first, second] = [await user.start(email), await user.start(email)];
  const text = (await user.mailsTo(email)).at(-1)?.text ?? '';
  const code = /\b[0-9A-Z]{4}(?:[ -][0-9A-Z]{4}){3}\b/.exec(text)?.[0] ?? '';
  await user.answer(email, code, first);

  expect(await refusalOf(user.answer(email, code, second))).toContain('temporarily_unavailable');
};

const breaksDelivery: Judge = async (running) => {
  const user = signInWith(running);
  const { email } = await user.signUp();
  await user.start(email);
  expect(await user.mailsTo(email)).toEqual([]);
};

const breaksPostConfirmation: Judge = async (running) => {
  const user = signInWith(running);
  const { email, sub } = await user.signUp();
  const ConfirmationCode = await user.mailedCode(email);
  await user.cognito.send(
    new ConfirmSignUpCommand({ ClientId: user.ClientId, Username: email, ConfirmationCode }),
  );
  expect(await running.profile(sub)).toBeUndefined();
  expect(await logOf(running, 'PostConfirmationFunction')).toMatch(
    /"ERROR".*profile not made.*AccessDenied/,
  );
};

/** Post authentication makes a profile that is missing, and marks the address verified. */
const breaksPostAuthentication: Judge = async (running) => {
  const user = signInWith(running);
  const { email, sub } = await user.signUp();
  await asOwner(running, (tables) =>
    tables.deleteItem({ TableName: 'ProfilesTable', Key: { userId: { S: sub } } }),
  );
  const challenge = await user.start(email);
  await refusalOf(user.answer(email, await user.mailedCode(email), challenge));
  expect(await logOf(running, 'PostAuthenticationFunction')).toMatch(
    /"ERROR".*(profile not made|address not marked verified).*AccessDenied/,
  );
};

/** What is seen of a missing action, by the function that lacks it. */
const judges: Readonly<Record<string, Judge>> = {
  CreateAuthChallengeFunction: breaksSignIn,
  VerifyAuthChallengeResponseFunction: breaksSignIn,
  PreTokenGenerationFunction: breaksSignIn,
  CodeDeliveryFunction: breaksDelivery,
  PostConfirmationFunction: breaksPostConfirmation,
  PostAuthenticationFunction: breaksPostAuthentication,
};

const judgeOf = (grant: Grant): Judge | undefined =>
  grant.function === 'VerifyAuthChallengeResponseFunction' && grant.action === 'dynamodb:GetItem'
    ? breaksUsedCode
    : judges[grant.function];

const grants = Object.keys(judges).flatMap(grantsOf);

describe('a role that lacks an action', () => {
  it('is tried with each action of each role', () => {
    expect(grants.map(({ action }) => action)).toContain('cognito-idp:AdminUpdateUserAttributes');
    expect(grants.length).toBeGreaterThanOrEqual(14);
  });

  it.each(grants)(
    '$function misses $action of statement $statement of $policyName',
    async (grant) => {
      const running = await startWithout(grant);

      await judgeOf(grant)?.(running);

      expect(await denialsOf(running)).toContain(`${grant.function} ${grant.action}`);
    },
  );
});

describe('the setting functionRoles', () => {
  it('lets a call pass that the role does not allow', async () => {
    const [grant] = grantsOf('PreTokenGenerationFunction');
    if (grant === undefined) throw new Error('The role allows nothing.');
    const running = await startWithout(grant);
    await running.settings({ functionRoles: false });

    const { tokens } = await signInWith(running).signIn();

    expect(tokens.AccessToken).toBeDefined();
    expect(await denialsOf(running)).toEqual([]);
  });
});

describe('a whole sign-in', () => {
  it('needs nothing that the roles do not allow, and nothing that is not modelled', async () => {
    stack = await startTestStack();
    await stack.advance(3600);
    await signInWith(stack).signIn();

    const decisions = await stack.call<RecordedDecision[]>('GET', 'decisions');

    expect(decisions.length).toBeGreaterThan(10);
    expect(decisions.filter(({ outcome }) => outcome !== 'allow')).toEqual([]);
    expect(
      decisions.flatMap(({ notModelled, heldWithoutKey }) => [notModelled, heldWithoutKey]).flat(),
    ).toEqual([]);
  });
});
