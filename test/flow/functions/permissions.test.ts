import { readFileSync } from 'node:fs';
import {
  AdminUpdateUserAttributesCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceCall } from '../../../local/observe/call-log.ts';
import {
  cognitoClient,
  newEmail,
  refusalOf,
  signInWith,
  wrongFor,
} from '../../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';
import { deploy, ofType } from '../../template/deployment.ts';
import { type Grant, grantsIn } from '../../template/policies/policy-statements.ts';

/**
 * Checked by eye: the table's key works inside DynamoDB; logs, traces, the reading of the stream and the message to the
 * queue are Lambda's own calls in the function's role.
 */
const exempt = [
  'kms:',
  'logs:',
  'xray:',
  'sts:',
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
  'sqs:SendMessage',
];

const template = deploy();
const policies = ofType(template, 'AWS::IAM::Policy');

/** The role of a function: what stands in it, and what is attached to it. */
const grantsOf = (logicalId: string): readonly Grant[] => {
  const role = `${logicalId}Role`;
  const attached = policies
    .filter(({ properties }) => [properties.Roles].flat().includes(role))
    .map((policy) => policy.logicalId);
  return grantsIn(template).filter(({ owner }) => owner === role || attached.includes(owner));
};

const arnOf = ({ action, resource }: ServiceCall): string => {
  if (action.startsWith('dynamodb:'))
    return `arn:aws:dynamodb:us-east-1:123456789012:table/${resource}`;
  if (action.startsWith('ses:')) return 'arn:aws:ses:us-east-1:123456789012:identity/*';
  return 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/UserPool';
};

/** Every condition that these grants have; one of another kind is not understood and so not held. */
const conditionHolds = ({ Condition }: Grant, { resource, rows }: ServiceCall): boolean =>
  Object.values(Condition)
    .flatMap((keys) => Object.entries(keys))
    .every(([key, values]) => {
      if (key === 'dynamodb:LeadingKeys') return values.includes(`${rows}*`);
      if (key === 'ses:FromAddress') return values.includes(resource);
      return key === 'aws:ResourceAccount';
    });

const covers = (grant: Grant, call: ServiceCall): boolean =>
  grant.Effect === 'Allow' &&
  grant.Action.includes(call.action) &&
  grant.Resource.includes(arnOf(call)) &&
  conditionHolds(grant, call);

/** What a grant allows, an entry for each action and each kind of rows. */
const rightsOf = (grant: Grant): readonly ServiceCall[] => {
  const kinds = Object.values(grant.Condition).flatMap(
    (keys) => keys['dynamodb:LeadingKeys'] ?? [],
  );
  const rows = kinds.length === 0 ? [''] : kinds.map((kind) => kind.replace(/\*$/, ''));
  return grant.Action.filter(
    (action) => !exempt.some((prefix) => action.startsWith(prefix)),
  ).flatMap((action) =>
    rows.map((row) => ({ function: '', action, resource: '', rows: row, times: 0 })),
  );
};

const describeCall = ({ function: name, action, resource, rows }: ServiceCall): string =>
  [name, action, resource, rows].join(' ').trim();

/** Cognito's own confirmation, which this stack does not use: the address is proven by its code. */
const confirmedByACode = JSON.parse(
  readFileSync(
    new URL('../../../events/post-confirmation/confirm-sign-up.json', import.meta.url),
    'utf8',
  ),
);

let stack: TestStack;
let calls: readonly ServiceCall[];

type User = ReturnType<typeof signInWith>;

/** Six wrong answers, which make the next code long. */
const attack = async (user: User, email: string): Promise<void> => {
  for (const _ of [1, 2]) {
    let round = await user.start(email);
    const wrong = wrongFor(await user.mailedCode(email));
    for (const __ of [1, 2]) round = await user.answer(email, wrong, round);
    await refusalOf(user.answer(email, wrong, round));
    await stack.advance(31);
  }
};

/** A right answer whose write looked lost: verify reads who used the code. A long one has no write before it. */
const answerWithALostWrite = async (user: User): Promise<void> => {
  const { email } = await user.signUp();
  await attack(user, email);
  const challenge = await user.start(email);
  const [mail] = (await user.mailsTo(email)).slice(-1);
  const [code = ''] = /\b[0-9A-Z]{4}([ -]?[0-9A-Z]{4}){3}\b/.exec(mail?.text ?? '') ?? [];
  await stack.fault({ target: 'dynamodb', mode: 'fail-after-applying', operation: 'UpdateItem' });
  await user.answer(email, code, challenge);
};

/**
 * The paths that make every kind of call: known and unknown users, a wrong code, mail down, a record that comes twice, a
 * write that looked lost, a profile that is missing.
 */
const walkThroughEverything = async (): Promise<void> => {
  const user = signInWith(stack);
  const { email } = await user.signUp();
  const challenge = await user.start(email);
  const code = await user.mailedCode(email);
  await user.answer(email, code, challenge);
  const stranger = newEmail();
  await user.answer(stranger, '12345678', await user.start(stranger));
  const { email: unlucky } = await user.signUp();
  await stack.fault({ target: 'email', mode: 'fail', times: 1 });
  await stack.fault({ target: 'stream', mode: 'double', times: 1 });
  await user.start(unlucky);
  await user.mailsTo(unlucky);
  await answerWithALostWrite(user);
  const event = { request: { userAttributes: { sub: 'made-by-an-administrator' } } };
  const [signIn] = (await stack.triggers()).filter(
    (call) => call.function === 'PostAuthenticationFunction',
  );
  await stack.invoke('PostAuthenticationFunction', { ...signIn?.request, ...event });
  await stack.invoke('PostConfirmationFunction', confirmedByACode);
};

beforeAll(async () => {
  stack = await startTestStack({
    parameterOverrides: { PreAuthenticationReadsProfile: 'yes' },
  });
  await stack.settings({
    preventUserExistenceErrors: 'ENABLED',
    preAuthenticationInCustomAuth: true,
  });
  await walkThroughEverything();
  calls = await stack.call<ServiceCall[]>('GET', 'calls');
});
afterAll(() => stack.stop());

describe('the roles in template.yaml against the calls that the functions made', () => {
  it('allow every call to the one who made it', () => {
    const refused = calls.filter(
      (call) => !grantsOf(call.function).some((grant) => covers(grant, call)),
    );

    expect(refused.map(describeCall)).toEqual([]);
  });

  it('allow nothing that no function called', () => {
    const functions = ofType(template, 'AWS::Serverless::Function').map(
      ({ logicalId }) => logicalId,
    );
    const unused = functions.flatMap((name) =>
      grantsOf(name).flatMap((grant) =>
        rightsOf(grant)
          .filter(
            (right) =>
              !calls.some(
                (call) =>
                  call.function === name &&
                  call.action === right.action &&
                  call.rows === right.rows &&
                  grant.Resource.includes(arnOf(call)),
              ),
          )
          .map((right) =>
            describeCall({ ...right, function: name, resource: grant.Resource.join() }),
          ),
      ),
    );

    expect(unused).toEqual([]);
  });

  it('were held against calls of six functions at least, and of all three services', () => {
    expect(new Set(calls.map((call) => call.function)).size).toBeGreaterThanOrEqual(6);
    expect([...new Set(calls.map(({ action }) => action.split(':')[0]))].toSorted()).toEqual([
      'cognito-idp',
      'dynamodb',
      'ses',
    ]);
  });
});

describe('the record of calls', () => {
  it("keeps nothing of a caller that is not one of the stack's functions", async () => {
    await stack.outbox();
    await stack.call('DELETE', 'calls');

    const cognito = cognitoClient(stack);
    const { userPoolId: UserPoolId, userPoolClientId: ClientId } = stack.info;
    const command = new AdminUpdateUserAttributesCommand({
      UserPoolId,
      Username: newEmail(),
      UserAttributes: [],
    });
    await cognito.send(command).catch(() => undefined);
    const AuthParameters = { USERNAME: newEmail() };
    await cognito.send(
      new InitiateAuthCommand({ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters }),
    );

    const callers = (await stack.call<ServiceCall[]>('GET', 'calls')).map((call) => call.function);
    expect(new Set(callers)).toEqual(
      new Set(['CreateAuthChallengeFunction', 'PreAuthenticationFunction']),
    );
  });
});
