import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userPoolArn } from '#shared/cognito/ids.ts';
import { runAttach } from '../../cli/attach/run.ts';
import { diagnose } from '../../cli/doctor/diagnose.ts';
import type { Facts } from '../../cli/doctor/facts.ts';
import { createLooker } from '../../cli/doctor/read/look.ts';
import { readTriggers } from '../../cli/doctor/read/triggers.ts';
import { readFacts } from '../../cli/doctor/read-facts.ts';
import { accountId, arnOfFunction, localCredentials, region } from '../../local/identity.ts';
import { lambdaPolicies } from '../support/lambda-policies.ts';
import { type SignIn, signInWith } from '../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/*
 * Every policy is put into the local stack's permissions.json, because AddPermission can express few of them: no Deny,
 * no NotPrincipal, no alias. From there on everything is real: the commands read the policy with GetPolicy over the
 * wire, and the user pool calls the built PreSignUp function or is refused.
 */

const functionName = 'PreSignUpFunction';
const functionArn = arnOfFunction(functionName);
const directory = temporaryFolder('function-policies');
const permissions = join(directory, 'permissions.json');

/** Ids of pools are made at random, and the names of tests are made before the stack has started. */
const namesOf = lambdaPolicies({
  functionArn,
  poolArn: userPoolArn({ region, accountId }, `${region}_AbCd12345`),
}).map(({ name, expected }) => ({ name, expected }));

let stack: TestStack;
let poolArn: string;
let others: Record<string, string>;
let facts: Facts;
let lambda: LambdaClient;
let user: SignIn;
beforeAll(async () => {
  stack = await startTestStack({ dataDirectory: directory });
  poolArn = userPoolArn({ region, accountId }, stack.info.userPoolId);
  others = JSON.parse(readFileSync(permissions, 'utf8'));
  const config = { endpoint: stack.url, region, credentials: localCredentials };
  facts = await readFacts(config, {
    userPoolId: stack.info.userPoolId,
    clientId: undefined,
    identityPoolId: undefined,
    region,
  });
  lambda = new LambdaClient(config);
  user = signInWith(stack);
});
afterAll(async () => {
  lambda.destroy();
  await stack.stop();
});

const put = (policy: string | undefined) =>
  writeFileSync(permissions, JSON.stringify({ ...others, [functionName]: policy }));

const policyOf = (name: string) => {
  const found = lambdaPolicies({ functionArn, poolArn }).find((one) => one.name === name);
  if (found === undefined) throw new Error(`No policy with ${name}`);
  return found.policy;
};

/** The error of a sign-up; undefined where the user was made. */
const signUp = async (): Promise<string | undefined> => {
  try {
    await user.signUp();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const attachCheck = async () => {
  const printed: string[] = [];
  const code = await runAttach(
    [
      ...['check', '--user-pool-id', stack.info.userPoolId, '--endpoint-url', stack.url, '--json'],
      ...['--backup-dir', join(directory, 'attach'), '--function', `PreSignUp=${functionArn}`],
    ],
    {
      print: (text) => printed.push(text),
      complain: (text) => printed.push(text),
      step: (_title, work) => work(),
      wait: async () => undefined,
      stopped: () => false,
    },
  );
  const { drift = [] } = JSON.parse(printed.join(''));
  const messages: string[] = drift.map(({ message }: { message: string }) => message);
  return { code, messages };
};

/** The doctor's findings about the function: its policy is read anew, the rest of the pool once. */
const doctor = async () => {
  const { look } = createLooker();
  const triggers = await readTriggers(lambda, { PreSignUp: functionArn }, look);
  return diagnose({ ...facts, triggers }).filter(
    ({ subject }) => subject === `PreSignUp ${functionArn}`,
  );
};

/** Both commands refuse in the same words of shared/iam, after their own. */
const reasonIn = (text = ''): string => text.replace(/^.*?: /, '');

describe('The policy of a function', () => {
  it.each(namesOf)(
    'A sign-up, the doctor and attach check agree on a policy with $name',
    async ({ name, expected }) => {
      put(policyOf(name));

      const [error, findings, check] = await Promise.all([signUp(), doctor(), attachCheck()]);

      const ids = findings.map(({ id }) => id).filter((id) => id !== 'trigger-permission-open');
      if (expected === 'allowed') {
        expect({ error, ids }).toEqual({ error: undefined, ids: [] });
        // A statement for more pools is no statement of this attach: a difference, though the pool may call.
        for (const message of check.messages) expect(message).toContain('a wider one lets');
        expect(check.code).toBe(check.messages.length === 0 ? 0 : 2);
      } else {
        const isUnclear = ['malformed', 'not-modelled'].includes(expected);
        expect(error).toContain('AccessDenied');
        expect(ids).toEqual([isUnclear ? 'trigger-permission-unclear' : 'trigger-not-permitted']);
        expect(check.code).toBe(2);
        expect(check.messages.map(reasonIn)).toEqual(
          findings.map(({ reason }) => reasonIn(reason)),
        );
      }
    },
  );

  it('The table has at least forty policies, and both verdicts more than twenty times', () => {
    const allowed = namesOf.filter(({ expected }) => expected === 'allowed').length;

    expect(namesOf.length).toBeGreaterThanOrEqual(40);
    expect(allowed).toBeGreaterThan(20);
    expect(namesOf.length - allowed).toBeGreaterThan(20);
  });
});
