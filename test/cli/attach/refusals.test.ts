import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../cli/common/json.ts';
import { type Bench, ours, startBench } from '../../support/attach/bench.ts';
import { freeShapes, poolArn, poolId, theirs } from '../../support/attach/pool-shapes.ts';
import { ServiceError } from '../../support/aws-double/cognito.ts';

const plain = freeShapes[0]?.pool ?? {};
const lambda = (LambdaConfig: JsonObject) => ({ ...plain, LambdaConfig });
const statement = (more: object) => ({
  Sid: 'x',
  Effect: 'Allow',
  Principal: { Service: 'cognito-idp.amazonaws.com' },
  Action: 'lambda:InvokeFunction',
  Resource: ours('pre-sign-up'),
  ...more,
});

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());
beforeEach(() => bench.setUp({ title: 'plain', pool: plain }));

/** Runs apply and answers the codes of the refusals; nothing may have been written by then. */
const refusedWith = async (...args: readonly string[]) => {
  const { code, report } = await bench.attach('apply', '--yes', ...args);
  expect({ code, writes: bench.double.writes() }).toEqual({ code: 1, writes: [] });
  for (const { why, whatToDo } of report.refusals ?? []) {
    expect(Math.min(why.length, whatToDo.length)).toBeGreaterThan(10);
  }
  return (report.refusals ?? []).map((refusal) => refusal.code);
};

describe('A pool that is refused', () => {
  it.each([
    ['a member', { ...plain, QuantumConfiguration: { On: true } }, 'QuantumConfiguration'],
    ['a trigger', lambda({ FutureTrigger: theirs('future') }), 'LambdaConfig.FutureTrigger'],
    [
      'a setting deep inside',
      {
        ...plain,
        AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'x', Priority: 1, Delay: 9 }] },
      },
      'AccountRecoverySetting.RecoveryMechanisms[0].Delay',
    ],
    [
      'a value of a map',
      { ...plain, AcrConfiguration: { a: { AcrValue: 'x', New: 1 } } },
      'AcrConfiguration.a.New',
    ],
  ])(
    'A pool is refused that has %s which the SDK would drop, and the refusal names it',
    async (_what, pool, path) => {
      bench.setUp({ title: '', pool });

      const { report } = await bench.attach('plan', ...bench.withStack);

      expect(report.refusals).toMatchObject([
        { code: 'unknown_setting', why: expect.stringContaining(path) },
      ]);
      expect(await refusedWith(...bench.withStack)).toEqual(['unknown_setting']);
    },
  );

  it('A pool is refused whose MFA configuration has a setting that the SDK does not know', async () => {
    bench.setUp({ title: '', pool: plain, mfa: { MfaConfiguration: 'OFF', VoiceMfa: {} } });

    expect(await refusedWith(...bench.withStack)).toEqual(['unknown_setting']);
  });

  it('A pool is refused when the response has something beside it that the SDK does not know', async () => {
    const found = bench.double.pools.get(poolId);
    if (found !== undefined) found.beside = { PoolExtension: { Mode: 'ON' } };

    expect(await refusedWith(...bench.withStack)).toEqual(['unknown_setting']);
  });

  it('A pool on LITE is refused for pre token generation V2 or V3', async () => {
    bench.setUp({ title: '', pool: { ...plain, UserPoolTier: 'LITE' }, version: 'V3_0' });

    expect(await refusedWith(...bench.withStack)).toEqual(['tier_too_low']);
    const v1 = await bench.attach('plan', ...bench.withStack, '--pre-token-version', 'V1_0');
    expect(v1.code).toBe(2);
  });

  it.each([
    [
      'A pool whose mail Cognito sends is refused for CustomMessage',
      'COGNITO_DEFAULT',
      ['mail_not_by_ses'],
    ],
    ['A pool whose mail goes by SES is not refused for CustomMessage', 'DEVELOPER', []],
  ])('%s', async (_pool, EmailSendingAccount, codes) => {
    bench.setUp({ title: '', pool: { ...plain, EmailConfiguration: { EmailSendingAccount } } });

    const wish = ['--function', `CustomMessage=${ours('token')}`];
    const { code, report } = await bench.attach('plan', ...wish);

    expect(code).toBe(codes.length === 0 ? 2 : 1);
    expect((report.refusals ?? []).map((refusal) => refusal.code)).toEqual(codes);
  });

  it('A pool without UserPoolTier in the response is refused', async () => {
    const { UserPoolTier, ...untold } = plain;
    bench.setUp({ title: '', pool: untold });

    expect(await refusedWith(...bench.withStack)).toEqual(['tier_unknown']);
  });

  it('A pool is refused whose two pre token members name different functions', async () => {
    bench.setUp({
      title: '',
      pool: lambda({
        PreTokenGeneration: theirs('one'),
        PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: theirs('two') },
      }),
    });

    const codes = await refusedWith(...bench.withStack, '--replace', 'PreTokenGeneration');
    expect(codes).toEqual(['pre_token_mismatch']);
  });

  it('A pool is refused that has a custom sender without a key', async () => {
    bench.setUp({
      title: '',
      pool: lambda({ CustomEmailSender: { LambdaVersion: 'V1_0', LambdaArn: theirs('mailer') } }),
    });

    expect(await refusedWith(...bench.withStack)).toEqual(['sender_without_key']);
  });

  it('A pool is refused that sends texts in two ways at once', async () => {
    bench.setUp({
      title: '',
      pool: {
        ...plain,
        SmsConfiguration: { SnsCallerArn: 'arn:x', EumsSms: { CallerArn: 'arn:x' } },
      },
    });

    expect(await refusedWith(...bench.withStack)).toEqual(['sms_conflict']);
  });

  it('A pool where another function is set is refused, unless --replace names the trigger', async () => {
    bench.setUp({
      title: '',
      pool: lambda({ PreSignUp: theirs('a'), PostConfirmation: theirs('b') }),
    });

    expect(await refusedWith(...bench.withStack)).toEqual(['trigger_taken', 'trigger_taken']);
    expect(await refusedWith(...bench.withStack, '--replace', 'PreSignUp')).toEqual([
      'trigger_taken',
    ]);
  });

  it('A pool in another region than --region is refused before anything is read', async () => {
    expect(await refusedWith(...bench.withStack, '--region', 'us-east-1')).toEqual([
      'wrong_region',
    ]);
    expect(bench.double.calls).toEqual([]);
  });

  it('A stack is refused that was deployed for another pool, is being updated, or is not of the suite', async () => {
    const stack = bench.double.stacks.get('suite');
    if (stack === undefined) throw new Error('No stack');
    const answers = [
      [{ ...stack, parameters: { UserPoolId: 'eu-central-1_Other' } }, 'stack_for_another_pool'],
      [{ ...stack, status: 'UPDATE_IN_PROGRESS' }, 'stack_unusable'],
      [{ ...stack, outputs: {} }, 'stack_unusable'],
      [{ ...stack, outputs: { AttachTriggers: '{"Unheard": "arn"}' } }, 'stack_unusable'],
    ] as const;

    for (const [wrong, code] of answers) {
      bench.double.stacks.set('suite', wrong);
      expect(await refusedWith(...bench.withStack)).toEqual([code]);
    }
  });

  it('A stack that made a pool of its own is noted, since its functions have no permissions on this one', async () => {
    const stack = bench.double.stacks.get('suite');
    if (stack === undefined) throw new Error('No stack');
    bench.double.stacks.set('suite', { ...stack, parameters: { UserPoolId: '' } });

    const { report } = await bench.attach('plan', ...bench.withStack);
    const applied = await bench.apply();

    const told = [expect.stringContaining('made a pool of its own')];
    expect(report.notes).toEqual(told);
    expect(applied.report.notes).toEqual(told);
  });

  it('A stack is not noted for the pool that it made itself', async () => {
    const stack = bench.double.stacks.get('suite');
    if (stack === undefined) throw new Error('No stack');
    const outputs = { ...stack.outputs, UserPoolId: poolId };
    bench.double.stacks.set('suite', { ...stack, outputs, parameters: { UserPoolId: '' } });

    const { report } = await bench.attach('plan', ...bench.withStack);

    expect(report.notes).toEqual([]);
  });

  it('A version of the pre token event is refused without a function for it', async () => {
    const args = ['--function', `PreSignUp=${ours('pre-sign-up')}`, '--pre-token-version', 'V2_0'];

    expect(await refusedWith(...args)).toEqual(['no_functions']);
  });

  it('A run is refused that names no functions', async () => {
    expect(await refusedWith()).toEqual(['no_functions']);
    const missing = await refusedWith(...bench.withStack, '--triggers', 'CustomMessage');
    expect(missing).toEqual(['no_functions']);
  });

  it('An apply without a terminal is refused, unless --yes agrees', async () => {
    const { code, report } = await bench.attach('apply', ...bench.withStack);

    expect({ code, writes: bench.double.writes() }).toEqual({ code: 1, writes: [] });
    expect(report.refusals).toMatchObject([{ code: 'confirmation_needed' }]);
  });

  it('An apply writes nothing when the operator has seen the plan and says no', async () => {
    const asked: string[] = [];
    const { code, out } = await bench.run(['apply', ...bench.common, ...bench.withStack], {
      confirm: async (question) => {
        asked.push(question);
        return false;
      },
    });

    expect({ code, asked, writes: bench.double.writes() }).toEqual({
      code: 1,
      asked: ['Write this?'],
      writes: [],
    });
    expect(out).toContain(`+ PreSignUp  ${ours('pre-sign-up')}`);
    expect(out).toContain('DeletionProtection, EmailConfiguration, MfaConfiguration, Policies');
  });
});

describe('The stack that declares the pool', () => {
  const declare = (resources: readonly string[], resourceStatus = 'CREATE_COMPLETE') =>
    bench.double.stacks.set('customers-prod', {
      status: 'UPDATE_COMPLETE',
      outputs: {},
      parameters: {},
      resources,
      resourceStatus,
    });

  it("The stack that declares the pool is found though it is larger than CloudFormation's response about it", async () => {
    declare([...Array.from({ length: 150 }, (_, index) => `topic-${index}`), poolId]);

    expect(await refusedWith(...bench.withStack)).toEqual(['owned_by_stack']);
  });

  it('A deleted stack that left the pool behind owns nothing', async () => {
    declare([poolId], 'DELETE_SKIPPED');

    expect(await bench.attach('plan', ...bench.withStack)).toMatchObject({ code: 2 });
  });

  it.each([
    ['of the stack that left the pool behind claim nothing', 'customers-prod', 2],
    ['of another stack still do', 'somebody-elses', 1],
  ])('The tags %s', async (_what, stackName, code) => {
    const UserPoolTags = {
      'aws:cloudformation:stack-name': stackName,
      'aws:cloudformation:logical-id': 'UserPool',
    };
    bench.setUp({ title: '', pool: { ...plain, UserPoolTags } });
    declare([poolId], 'DELETE_SKIPPED');

    expect(await bench.attach('plan', ...bench.withStack)).toMatchObject({ code });
  });

  describe('In no stack, with the id of the stack that made it in a tag', () => {
    const madeBy = 'arn:aws:cloudformation:us-east-1:123456789012:stack/old/2f1c';

    beforeEach(() => {
      const UserPoolTags = {
        'aws:cloudformation:stack-id': madeBy,
        'aws:cloudformation:stack-name': 'old',
      };
      bench.setUp({ title: '', pool: { ...plain, UserPoolTags } });
    });

    it('The pool is attached once CloudFormation has forgotten that stack', async () => {
      expect(await bench.attach('plan', ...bench.withStack)).toMatchObject({ code: 2 });
    });

    it.each([
      ['attached while CloudFormation calls that stack deleted', 'DELETE_COMPLETE', 2],
      ['refused while that stack stands', 'UPDATE_COMPLETE', 1],
    ])('The pool is %s', async (_what, status, code) => {
      const stack = { status, outputs: {}, parameters: {}, resources: [] };
      bench.double.stacks.set(madeBy, stack);

      expect(await bench.attach('plan', ...bench.withStack)).toMatchObject({ code });
    });

    it('The pool is refused if that stack may not be read', async () => {
      // The first call reads the stack of the functions.
      bench.double.onCall((operation, _phase, count) =>
        operation === 'DescribeStacks' && count > 1
          ? { at: 'before', error: new ServiceError('AccessDenied', 'not authorized') }
          : undefined,
      );

      expect(await refusedWith(...bench.withStack)).toContain('owned_by_stack');
    });
  });

  it('A ValidationError about something else does not count as a pool without a stack', async () => {
    bench.double.onCall((operation) =>
      operation === 'DescribeStackResources'
        ? { at: 'before', error: new ServiceError('ValidationError', 'Rate of a quota') }
        : undefined,
    );

    const { code, report } = await bench.attach('plan', ...bench.withStack);
    expect({ code, outcome: report.outcome }).toEqual({ code: 1, outcome: 'failed' });
  });
});

describe('A function is not attached', () => {
  it('A function that does not exist is refused', async () => {
    bench.double.functions.delete(ours('pre-sign-up'));

    expect(await refusedWith(...bench.withStack)).toEqual(['function_missing']);
  });

  it.each(['Pending', 'Inactive', 'Failed'])('A function that is %s is refused', async (state) => {
    bench.double.functions.set(ours('token'), { state, statements: new Map() });

    expect(await refusedWith(...bench.withStack)).toEqual(['function_inactive']);
  });

  it('A function is refused that is in another region, is a numbered version, or is not a function', async () => {
    const there = ours('pre-sign-up').replace('eu-central-1', 'eu-west-1');
    bench.double.functions.set(`${ours('token')}:7`, { state: 'Active', statements: new Map() });

    expect(await refusedWith('--function', `PreSignUp=${there}`)).toEqual(['wrong_region']);
    expect(await refusedWith('--function', `PreSignUp=${ours('token')}:7`)).toEqual([
      'function_version',
    ]);
    expect(await refusedWith('--function', 'PreSignUp=arn:aws:sns:eu-central-1:1:x')).toEqual([
      'invalid_function',
    ]);
  });

  it('A function is named by PreTokenGenerationConfig too, as LambdaConfig calls it, and once only', async () => {
    const byMember = ['--function', `PreTokenGenerationConfig=${ours('token')}:7`];
    const byName = ['--function', `PreTokenGeneration=${ours('token')}`];
    bench.double.functions.set(`${ours('token')}:7`, { state: 'Active', statements: new Map() });

    expect(await refusedWith(...byMember)).toEqual(['function_version']);
    await expect(bench.attach('plan', ...byMember, ...byName)).rejects.toThrow(
      'PreTokenGeneration is given twice.',
    );
  });

  it('A function is refused as $LATEST, to which Lambda adds no permission', async () => {
    const latest = `${ours('token')}:$LATEST`;
    bench.double.functions.set(latest, { state: 'Active', statements: new Map() });

    expect(await refusedWith('--function', `PreSignUp=${latest}`)).toEqual(['function_version']);
  });

  it.each([
    ['everybody', { Principal: '*' }],
    ['everybody, as an account', { Principal: { AWS: '*' } }],
    ['Cognito every call', { Action: 'lambda:Invoke*' }],
    ['all but somebody', { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::1:root' } }],
    ['all but an action', { Action: undefined, NotAction: 'lambda:GetFunction' }],
  ])('A function whose policy denies %s is refused', async (_whom, more) => {
    const policy = bench.double.functions.get(ours('pre-sign-up'))?.statements;
    policy?.set('x', statement({ Effect: 'Deny', ...more }));

    expect(await refusedWith(...bench.withStack)).toEqual(['permission_denied']);
  });

  it('A function is not refused for a statement that denies another pool its call', async () => {
    const policy = bench.double.functions.get(ours('pre-sign-up'))?.statements;
    const another = { ArnLike: { 'AWS:SourceArn': `${poolArn}Other` } };
    policy?.set('x', statement({ Effect: 'Deny', Condition: another }));

    expect((await bench.attach('plan', ...bench.withStack)).code).toBe(2);
  });

  it('A function is refused whose policy has a Deny that cannot be evaluated, and the condition is named', async () => {
    const policy = bench.double.functions.get(ours('pre-sign-up'))?.statements;
    const outside = { StringNotEquals: { 'aws:SourceOrgID': 'o-1' } };
    policy?.set('x', statement({ Sid: 'x', Effect: 'Deny', Condition: outside }));

    const { report } = await bench.attach('plan', ...bench.withStack);

    expect(report.refusals).toMatchObject([
      { code: 'permission_denied', why: expect.stringContaining('aws:SourceOrgID') },
    ]);
  });

  it('A function is refused whose policy cannot be parsed, and the place in it is named', async () => {
    const policy = bench.double.functions.get(ours('pre-sign-up'))?.statements;
    policy?.set('x', statement({ Conditions: {} }));

    const { report } = await bench.attach('plan', ...bench.withStack);

    expect(report.refusals).toMatchObject([
      { code: 'permission_unclear', why: expect.stringContaining('Statement[0].Conditions') },
    ]);
  });

  it('A function is refused whose policy has something else under the id of attach', async () => {
    const policy = bench.double.functions.get(ours('pre-sign-up'))?.statements;
    const sid = `cognito-triggers-${poolId}`;
    const another = { ArnLike: { 'AWS:SourceArn': `${poolArn}Other` } };
    policy?.set(sid, statement({ Sid: sid, Condition: another }));
    expect(await refusedWith(...bench.withStack)).toEqual(['permission_conflict']);
  });
});

describe("LambdaConfig's name PreTokenGenerationConfig", () => {
  const config = ['--function', `PreTokenGenerationConfig=${ours('token')}`];

  it('PreTokenGenerationConfig names the pre token trigger for --function, as PreTokenGeneration does', async () => {
    const byConfig = await bench.attach('plan', ...config);

    expect(byConfig).toMatchObject({
      code: 2,
      report: {
        triggers: [
          { trigger: 'PreTokenGeneration', to: { function: ours('token'), version: 'V2_0' } },
        ],
      },
    });
    const plain = ['--function', `PreTokenGeneration=${ours('token')}`];
    expect(await bench.attach('plan', ...plain)).toEqual(byConfig);
  });

  it('PreTokenGenerationConfig is refused beside PreTokenGeneration, since both name one trigger', async () => {
    const twice = [...config, '--function', `PreTokenGeneration=${ours('token')}`];
    const { code, err } = await bench.run(['plan', ...bench.common, ...twice]);

    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining('PreTokenGeneration is given twice.'),
    });
  });

  it('PreTokenGenerationConfig names the pre token trigger for --triggers and --replace too', async () => {
    const named = ['--triggers', 'PreTokenGenerationConfig'];
    const { report } = await bench.attach('plan', ...bench.withStack, ...named);
    expect(report.triggers?.map(({ trigger }) => trigger)).toEqual(['PreTokenGeneration']);

    bench.setUp({ title: '', pool: lambda({ PreTokenGeneration: theirs('token') }) });
    const replaced = await bench.attach('plan', ...config, '--replace', 'PreTokenGenerationConfig');
    expect(replaced.code).toBe(2);
  });
});

describe('The permission of a function', () => {
  it('A permission is not added where the stack has given the same to exactly this pool', async () => {
    const policy = bench.double.functions.get(ours('pre-sign-up'))?.statements;
    const exact = {
      ArnLike: { 'AWS:SourceArn': poolArn },
      StringEquals: { 'AWS:SourceAccount': '123456789012' },
    };
    policy?.set('stack', statement({ Sid: 'stack', Condition: exact }));

    await bench.apply('--triggers', 'PreSignUp');
    expect(bench.double.writes()).toEqual(['UpdateUserPool']);
    await bench.detach();

    // The stack's statement is not ours to remove.
    expect([...(policy?.keys() ?? [])]).toEqual(['stack']);
  });

  it('A permission is added where the existing one lets in every pool, and that is noted', async () => {
    bench.double.functions
      .get(ours('pre-sign-up'))
      ?.statements.set('wide', statement({ Sid: 'wide' }));

    const { report } = await bench.apply('--triggers', 'PreSignUp');

    expect(bench.double.writes()).toEqual(['AddPermission', 'UpdateUserPool']);
    expect(report.notes).toEqual([expect.stringContaining('more pools than this one')]);
  });

  it('A permission names the alias that the trigger calls, and the pool and its account', async () => {
    const alias = `${ours('pre-sign-up')}:live`;
    bench.double.functions.set(alias, { state: 'Active', statements: new Map() });

    await bench.attach('apply', '--yes', '--function', `PreSignUp=${alias}`);

    expect([...(bench.double.functions.get(alias)?.statements.values() ?? [])]).toEqual([
      {
        Sid: `cognito-triggers-${poolId}`,
        Effect: 'Allow',
        Principal: { Service: 'cognito-idp.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: alias,
        Condition: {
          StringEquals: { 'AWS:SourceAccount': '123456789012' },
          ArnLike: { 'AWS:SourceArn': poolArn },
        },
      },
    ]);
  });
});
