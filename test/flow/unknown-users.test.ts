import { RespondToAuthChallengeCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localCredentials } from '../../local/identity.ts';
import type { ServiceCall } from '../../local/observe/call-log.ts';
import { isLeftOfPause, type Span, timed } from '../support/pool/pause-left.ts';
import { newEmail, refusalOf, type SignIn, signInWith } from '../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';

let stack: TestStack;
let user: SignIn;

beforeAll(async () => {
  stack = await startTestStack({ parameterOverrides: { PreAuthenticationReadsProfile: 'yes' } });
  user = signInWith(stack);
});

afterAll(() => stack.stop());

beforeEach(() => stack.reset());

type Round = { readonly Session?: string | undefined };

const resend = (email: string, { Session }: Round) =>
  user.cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: user.ClientId,
      ChallengeName: 'CUSTOM_CHALLENGE',
      Session,
      ChallengeResponses: { USERNAME: email, ANSWER: 'resend' },
      ClientMetadata: { action: 'resend' },
    }),
  );

/** The rows of names without a user. */
const unknownRows = async (): Promise<readonly Record<string, unknown>[]> => {
  const { dynamodbEndpoint: endpoint, region, tables } = stack.info;
  const client = new DynamoDBClient({ endpoint, region, credentials: localCredentials });
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tables.challenges }));
  client.destroy();
  return Items.map((item) => unmarshall(item)).filter(({ pk }) => String(pk).startsWith('2X#'));
};

/** What the functions of a sign-in called since the record was emptied, in order; no client sees the courier. */
const callsSince = async (): Promise<readonly string[]> => {
  // Waits for the courier, so that none of its calls falls into the next step.
  await stack.outbox();
  const calls = await stack.call<readonly ServiceCall[]>('GET', 'calls');
  await stack.call('DELETE', 'calls');
  return calls
    .filter((call) => call.function !== 'CodeDeliveryFunction')
    .map((call) =>
      [
        call.function,
        call.action,
        call.resource,
        call.rows.replace(/^2[UX]#$/, '2?#'),
        call.times,
      ].join(' '),
    );
};

/** What a client sees of a round: everything but its session and its user name, and whether its time is right. */
const seen = (round: unknown, isRight: (retryInSeconds: unknown) => boolean): unknown => {
  if (typeof round !== 'object' || round === null) return round;
  const { Session, $metadata, ChallengeParameters, ...rest } = round as Record<string, unknown>;
  const { USERNAME, ...parameters } = (ChallengeParameters ?? {}) as Record<string, unknown>;
  const { retryInSeconds } = parameters;
  const retry = retryInSeconds === undefined ? {} : { retryInSeconds: isRight(retryInSeconds) };
  return { ...rest, parameters: { ...parameters, ...retry }, hasSession: Session !== undefined };
};

type Step = { readonly name: string; readonly seen: unknown; readonly calls: readonly string[] };

/** A whole life: start, wrong answers to the end, wait, resend, another start, one when the code is old, an attack. */
const walk = async (email: string): Promise<readonly Step[]> => {
  const steps: Step[] = [];
  let mailed: Span | undefined;
  const take = async <T>(name: string, action: Promise<T>): Promise<T> => {
    const { outcome, ...asked } = await timed(action);
    // The first step causes the mail that the steps of the pause come after.
    const mail = mailed ?? asked;
    mailed = mail;
    const isRight = (seconds: unknown) => isLeftOfPause(seconds, mail, asked);
    steps.push({ name, seen: seen(outcome, isRight), calls: await callsSince() });
    return outcome;
  };
  const wrongToTheEnd = async (name: string, from: Round) => {
    let round: Round = from;
    for (const number of [1, 2]) {
      round = await take(`${name}: wrong ${number}`, user.answer(email, '00000000', round));
    }
    await take(`${name}: wrong 3`, refusalOf(user.answer(email, '00000000', round)));
  };
  await callsSince();
  await wrongToTheEnd('first', await take('start', user.start(email)));
  const waiting = await take('wait', user.start(email));
  await take('answer to wait', user.answer(email, '00000000', waiting));
  await stack.advance(31);
  const again = await take('resend', resend(email, await take('due', user.start(email))));
  await take('a shape that is none', user.answer(email, 'x'.repeat(40), again));
  await take('join', user.start(email));
  await stack.advance(301);
  await wrongToTheEnd('newest', await take('old', user.start(email)));
  await stack.advance(31);
  const long = await take('long', user.start(email));
  await take('long: wrong', user.answer(email, 'ABCD EFGH JKMN PQRS', long));
  return steps;
};

describe('a name without a user', () => {
  it('gets the same rounds, and makes every function do the same calls in the same order', async () => {
    const { email } = await user.signUp();

    const known = await walk(email);
    const stranger = newEmail();
    const unknown = await walk(stranger);

    expect(unknown).toEqual(known);
    expect(known.at(-2)?.seen).toMatchObject({ parameters: { codeKind: 'letters' } });
    expect(known.find(({ name }) => name === 'wait')?.seen).toMatchObject({
      parameters: { retryInSeconds: true },
    });
    expect(known.flatMap(({ calls }) => calls).length).toBeGreaterThan(20);
    expect(await user.mailsTo(stranger)).toEqual([]);
  });

  it('makes create read and write once, and verify write once, as the first start of a user does', async () => {
    const [start, wrong] = await walk(newEmail());

    expect(start?.calls).toEqual([
      'CreateAuthChallengeFunction dynamodb:GetItem ChallengesTable 2?# 1',
      'CreateAuthChallengeFunction dynamodb:UpdateItem ChallengesTable 2?# 1',
    ]);
    expect(wrong?.calls).toEqual([
      'VerifyAuthChallengeResponseFunction dynamodb:UpdateItem ChallengesTable 2?# 1',
      'CreateAuthChallengeFunction dynamodb:GetItem ChallengesTable 2?# 1',
    ]);
  });

  it('leaves a row like that of a user, which goes away at the same time after its last write', async () => {
    const { email, sub } = await user.signUp();
    await user.start(email);
    const before = (await unknownRows()).map(({ pk }) => pk);
    await user.start(newEmail());
    const names = (row: Record<string, unknown> | undefined) => Object.keys(row ?? {}).toSorted();
    const known = await stack.challenge(`2U#${sub}`);
    const [unknown, ...more] = (await unknownRows()).filter(({ pk }) => !before.includes(pk));

    expect(more).toEqual([]);
    expect(names(unknown).filter((name) => name !== 'pk')).toEqual(
      names(known).filter((name) => name !== 'pk'),
    );
    expect(String(unknown?.envelope).length).toBe(String(known?.envelope).length);
    expect(Math.abs(Number(unknown?.ttl) - Number(known?.ttl))).toBeLessThan(60);
  });
});
