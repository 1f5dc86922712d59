import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { backupText, readBackup } from '../../../cli/attach/record/backup-file.ts';
import { type Bench, ours, startBench } from '../../support/attach/bench.ts';
import { freeShapes, poolId, theirs } from '../../support/attach/pool-shapes.ts';
import { ServiceError } from '../../support/aws-double/cognito.ts';

const shape = { ...freeShapes[0], title: 'plain', pool: freeShapes[0]?.pool ?? {} };

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());
beforeEach(() => bench.setUp(shape));

const setTriggers = (change: object) => {
  const found = bench.double.pools.get(poolId);
  if (found === undefined) throw new Error('No pool');
  found.pool = {
    ...found.pool,
    LambdaConfig: { ...(found.pool.LambdaConfig as object), ...change },
  };
};

describe('A nightly check', () => {
  it('finds a trigger that was replaced, one that is gone, and an older event version', async () => {
    await bench.apply();
    setTriggers({
      PreSignUp: theirs('intruder'),
      PostConfirmation: '',
      PreTokenGenerationConfig: { LambdaArn: ours('token'), LambdaVersion: 'V1_0' },
    });

    const { code, report } = await bench.attach('check');

    expect(code).toBe(2);
    expect(report.drift?.map(({ what, trigger }) => [what, trigger])).toEqual([
      ['trigger', 'PreSignUp'],
      ['trigger', 'PostConfirmation'],
      ['trigger', 'PreTokenGeneration'],
    ]);
  });

  it('finds a permission that is gone and a function that sleeps', async () => {
    await bench.apply();
    bench.double.functions.set(ours('token'), { state: 'Inactive', statements: new Map() });

    const { report } = await bench.attach('check');

    expect(report.drift?.map(({ what }) => what)).toEqual(['function', 'permission']);
  });

  it('finds a statement that denies the call though another one allows it', async () => {
    await bench.apply();
    bench.double.functions.get(ours('token'))?.statements.set('x', {
      Sid: 'x',
      Effect: 'Deny',
      Principal: '*',
      Action: 'lambda:InvokeFunction',
    });

    const { code, report } = await bench.attach('check');

    expect(code).toBe(2);
    expect(report.drift).toEqual([
      expect.objectContaining({ what: 'permission', trigger: 'PreTokenGeneration' }),
    ]);
  });

  it('finds a setting that a later version of this command must know', async () => {
    await bench.apply();
    const found = bench.double.pools.get(poolId);
    if (found !== undefined) found.pool = { ...found.pool, NewThing: true };

    expect(await bench.attach('check')).toMatchObject({
      code: 2,
      report: { drift: [{ what: 'pool' }] },
    });
  });

  it('writes nothing, and is content with a pool whose owner changed other settings', async () => {
    await bench.apply();
    const found = bench.double.pools.get(poolId);
    if (found !== undefined) found.pool = { ...found.pool, DeletionProtection: 'INACTIVE' };
    const writes = bench.double.writes().length;

    expect((await bench.attach('check')).code).toBe(0);
    expect(bench.double.writes()).toHaveLength(writes);
  });

  it('needs the names of the functions where no record is', async () => {
    expect((await bench.attach('check', ...bench.withStack)).code).toBe(2);
    expect(await bench.attach('check')).toMatchObject({
      code: 1,
      report: { refusals: [{ code: 'no_functions' }] },
    });
  });
});

describe('A detach', () => {
  it('leaves a trigger that somebody else has set since, and says so', async () => {
    await bench.apply();
    setTriggers({ PreSignUp: theirs('newer') });

    const { report } = await bench.detach();

    expect(bench.pool().LambdaConfig).toEqual({ PreSignUp: theirs('newer') });
    expect(report.notes).toContain(
      'PreSignUp has been set to another function since; it is not changed.',
    );
    expect(bench.statements()).toEqual([]);
  });

  it('takes away some triggers and keeps the others', async () => {
    await bench.apply();

    await bench.detach('--triggers', 'PreSignUp,PreTokenGeneration');
    expect(bench.pool().LambdaConfig).toEqual({ PostConfirmation: ours('post-confirmation') });
    expect(bench.statements()).toHaveLength(1);

    expect(await bench.attach('check')).toMatchObject({ code: 0 });
  });

  it('without a record removes what calls the functions that are named, and their statements', async () => {
    await bench.apply();
    const elsewhere = join(bench.directory, 'elsewhere');

    const { code, report } = await bench.detach('--backup-dir', elsewhere, ...bench.withStack);

    expect({ code, triggers: bench.pool().LambdaConfig }).toEqual({ code: 0, triggers: {} });
    expect(bench.statements()).toEqual([]);
    expect(report.notes).toEqual([expect.stringContaining('no record')]);
  });

  it('puts back the function that was there before the first attach, after functions of ours changed their name', async () => {
    bench.setUp({
      ...shape,
      pool: { ...shape.pool, LambdaConfig: { PreSignUp: theirs('first') } },
    });
    const renamed = ours('pre-sign-up-2');
    bench.double.functions.set(renamed, { state: 'Active', statements: new Map() });

    await bench.apply('--triggers', 'PreSignUp', '--replace', 'PreSignUp');
    await bench.attach('apply', '--yes', '--function', `PreSignUp=${renamed}`);
    expect(bench.pool().LambdaConfig).toEqual({ PreSignUp: renamed });
    expect(bench.statements()).toEqual([]);

    await bench.detach();
    expect(bench.pool().LambdaConfig).toEqual({ PreSignUp: theirs('first') });
  });
});

describe('A detach from a pool with an owner', () => {
  it('is refused where a template has come to declare the pool, and writes nothing', async () => {
    await bench.apply();
    const found = bench.double.pools.get(poolId);
    if (found !== undefined) found.pool = { ...found.pool, UserPoolTags: { managed: 'terraform' } };
    const writes = bench.double.writes().length;

    const { code, report } = await bench.detach();

    expect(code).toBe(1);
    expect(report.refusals).toMatchObject([{ code: 'owned_by_terraform' }]);
    expect(bench.double.writes()).toHaveLength(writes);
  });
});

describe('The function that a detach would put back', () => {
  const taken = { ...shape, pool: { ...shape.pool, LambdaConfig: { PreSignUp: theirs('first') } } };
  const attachOver = async () => {
    bench.setUp(taken);
    await bench.apply('--replace', 'PreSignUp');
  };

  it('is not put back once it is gone, since every sign-up would fail, and nothing is written', async () => {
    await attachOver();
    bench.double.functions.delete(theirs('first'));
    const writes = bench.double.writes().length;

    const { code, report } = await bench.detach();

    expect({ code, codes: report.refusals?.map((one) => one.code) }).toEqual({
      code: 1,
      codes: ['function_missing'],
    });
    expect(bench.double.writes()).toHaveLength(writes);
    expect(await bench.detach('--triggers', 'PostConfirmation')).toMatchObject({ code: 0 });
  });

  it('is put back and told of when its policy does not let the pool call it any more', async () => {
    await attachOver();
    bench.double.functions.get(theirs('first'))?.statements.clear();

    const { code, report } = await bench.detach();

    expect(code).toBe(0);
    expect(report.notes).toEqual([expect.stringContaining('does not let this pool call it')]);
  });

  it('needs not be readable', async () => {
    await attachOver();
    bench.double.onCall((operation, _phase, _count, arn) =>
      operation === 'GetFunction' && arn === theirs('first')
        ? { at: 'before', error: new ServiceError('AccessDeniedException', 'no', 403) }
        : undefined,
    );

    expect(await bench.detach()).toMatchObject({ code: 0 });
    expect(bench.pool().LambdaConfig).toEqual({ PreSignUp: theirs('first') });
  });
});

describe('Empty texts and nulls in a described pool', () => {
  it('are not sent back, since UpdateUserPool refuses them, and count as not set', async () => {
    const LambdaConfig = { PreSignUp: '', CustomMessage: null };
    const Template = {
      DefaultEmailOption: 'CONFIRM_WITH_CODE',
      EmailMessage: '',
      SmsMessage: null,
    };
    bench.setUp({
      ...shape,
      pool: {
        ...shape.pool,
        LambdaConfig,
        SmsVerificationMessage: '',
        VerificationMessageTemplate: Template,
      },
    });

    expect(await bench.apply()).toMatchObject({ code: 0 });
    expect(await bench.detach()).toMatchObject({ code: 0 });

    expect(bench.pool().LambdaConfig).toEqual({});
    expect(bench.pool().VerificationMessageTemplate).toEqual({
      DefaultEmailOption: 'CONFIRM_WITH_CODE',
    });
  });
});

describe('The files of a run', () => {
  it('are not guessed at when somebody wrote over them', async () => {
    await bench.apply();
    writeFileSync(join(bench.directory, `${poolId}.json`), '{"format": 2}');

    expect(await bench.detach()).toMatchObject({
      code: 1,
      report: { message: expect.stringContaining('not a record that this command wrote') },
    });
  });

  it('are for their owner alone, and the backup holds the raw pool', async () => {
    await bench.apply();

    const files = readdirSync(bench.directory);
    expect(files).toHaveLength(2);
    for (const file of files)
      expect(statSync(join(bench.directory, file)).mode & 0o777).toBe(0o600);
    expect(statSync(bench.directory).mode & 0o777).toBe(0o700);
    const backup = files.find((file) => file.endsWith('.backup.json')) ?? '';
    const { state } = JSON.parse(readFileSync(join(bench.directory, backup), 'utf8'));
    expect(state.pool).toEqual(shape.pool);
  });

  it('hold no record once nothing is ours any more', async () => {
    await bench.apply();
    await bench.detach();

    expect(readdirSync(bench.directory).filter((file) => !file.includes('.backup.'))).toEqual([]);
  });
});

describe('A restore', () => {
  const backupOf = (report: { readonly backup?: string }) => report.backup ?? '';

  it('puts back every setting, and the permission where it is needed again', async () => {
    const attached = await bench.apply();
    const detached = await bench.detach();
    const found = bench.double.pools.get(poolId);
    if (found !== undefined) found.pool = { ...found.pool, DeletionProtection: 'INACTIVE' };

    const { code } = await bench.attach('restore', '--yes', '--backup', backupOf(detached.report));
    expect({ code, pool: bench.pool().DeletionProtection }).toEqual({ code: 0, pool: 'ACTIVE' });
    expect(bench.pool().LambdaConfig).toMatchObject({ PreSignUp: ours('pre-sign-up') });
    expect(bench.statements()).toHaveLength(3);

    await bench.attach('restore', '--yes', '--backup', backupOf(attached.report));
    expect({ ...bench.pool(), LastModifiedDate: 0 }).toEqual({
      ...shape.pool,
      LastModifiedDate: 0,
    });
    expect(bench.statements()).toEqual([]);
  });

  it('puts back MfaConfiguration, which UpdateUserPool carries, and only tells the rest of MFA', async () => {
    const { report } = await bench.apply();
    const found = bench.double.pools.get(poolId);
    if (found === undefined) throw new Error('No pool');
    const { pool } = found;
    found.pool = { ...pool, MfaConfiguration: 'OPTIONAL' };
    found.mfa = { MfaConfiguration: 'OFF', SoftwareTokenMfaConfiguration: { Enabled: true } };

    const restored = await bench.attach('restore', '--yes', '--backup', backupOf(report));

    expect(restored.code).toBe(0);
    expect(restored.report.differences).toContainEqual({
      path: 'MfaConfiguration',
      before: 'OPTIONAL',
      after: 'OFF',
    });
    expect(restored.report.notes).toEqual([expect.stringContaining('SoftwareTokenMfa')]);
    expect(bench.pool().MfaConfiguration).toBe('OFF');
  });

  it('sends nothing when somebody changed the pool after it was looked at', async () => {
    const { report } = await bench.apply();
    const changed = { ...bench.pool(), DeletionProtection: 'INACTIVE' };
    const writes = bench.double.writes().length;

    const { code } = await bench.run(['restore', ...bench.common, '--backup', backupOf(report)], {
      confirm: async () => {
        const found = bench.double.pools.get(poolId);
        if (found !== undefined) found.pool = changed;
        return true;
      },
    });

    expect({ code, pool: bench.pool() }).toEqual({ code: 1, pool: changed });
    expect(bench.double.writes()).toHaveLength(writes);
  });

  it.each<[string, (text: string) => string]>([
    ['edited by hand', (text) => text.replace('"DeletionProtection": "ACTIVE",', '')],
    [
      'of a pool in another state',
      (text) => text.replace('"MinimumLength": 14', '"MinimumLength": 6'),
    ],
    ['cut short', (text) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['without its digest', (text) => text.replace(/"digest": "[0-9a-f]+",/, '')],
  ])('refuses a file that is %s', async (_what, change) => {
    const { report } = await bench.apply();
    const text = readFileSync(backupOf(report), 'utf8');
    const file = join(bench.directory, 'changed.json');
    writeFileSync(file, change(text));
    expect(change(text)).not.toBe(text);
    const writes = bench.double.writes().length;

    const refused = await bench.attach('restore', '--yes', '--backup', file);

    expect(refused).toMatchObject({ code: 1, report: { refusals: [{ code: 'backup_unusable' }] } });
    expect(bench.double.writes()).toHaveLength(writes);
  });

  it('refuses a backup with a setting that this SDK would not send', async () => {
    const { report } = await bench.apply();
    const kept = readBackup(backupOf(report));
    const pool = { ...kept.state.pool, QuantumConfiguration: { On: true } };
    const file = join(bench.directory, 'newer.json');
    writeFileSync(file, backupText({ ...kept, state: { ...kept.state, pool } }));

    const refused = await bench.attach('restore', '--yes', '--backup', file);

    expect(refused.report.refusals).toMatchObject([
      { code: 'backup_unusable', why: expect.stringContaining('QuantumConfiguration') },
    ]);
  });

  it("refuses a file that is no backup, or another pool's", async () => {
    const { report } = await bench.apply();
    const other = 'eu-central-1_Other1';
    const found = bench.double.pools.get(poolId);
    if (found !== undefined)
      bench.double.pools.set(other, { ...found, pool: { ...found.pool, Id: other } });

    for (const args of [
      ['--backup', join(bench.directory, `${poolId}.json`)],
      ['--backup', '/nonexistent/file'],
      ['--backup', backupOf(report), '--user-pool-id', other],
    ]) {
      const refused = await bench.attach('restore', '--yes', ...args);
      expect(refused).toMatchObject({
        code: 1,
        report: { refusals: [{ code: 'backup_unusable' }] },
      });
    }
  });
});

describe('An endpoint without GetUserPoolSessionConfiguration', () => {
  it.each(['UnknownOperationException', 'InvalidAction'])(
    'that says so with %s is attached to, and told of',
    async (name) => {
      bench.double.onCall((operation) =>
        operation === 'GetUserPoolSessionConfiguration'
          ? { at: 'before', error: new ServiceError(name, 'Unknown action') }
          : undefined,
      );

      const { code, report } = await bench.apply();

      expect(code).toBe(0);
      expect(report.notes).toEqual([expect.stringContaining('sessions cannot be compared')]);
    },
  );
});

describe('Where CloudFormation may not be asked and no tag tells', () => {
  it('the plan says so, and the question is put to whoever agrees', async () => {
    bench.double.onCall((operation) =>
      operation === 'DescribeStackResources'
        ? { at: 'before', error: new ServiceError('AccessDenied', 'no', 403) }
        : undefined,
    );
    const seen: string[] = [];

    const { report } = await bench.attach('plan', ...bench.withStack);
    const { out, code } = await bench.run(['apply', ...bench.common, ...bench.withStack], {
      confirm: async (question) => {
        seen.push(question);
        return true;
      },
    });

    expect(report.questions).toEqual([expect.stringContaining('may not ask CloudFormation')]);
    expect({ code, seen }).toEqual({ code: 0, seen: ['Write this?'] });
    expect(out).toContain('may not ask CloudFormation');
  });

  it('--yes answers it, and what was vouched for is told, at a detach and a restore too', async () => {
    bench.double.onCall((operation) =>
      operation === 'DescribeStackResources'
        ? { at: 'before', error: new ServiceError('AccessDenied', 'no', 403) }
        : undefined,
    );
    const vouched = { questions: [expect.stringContaining('may not ask CloudFormation')] };

    const applied = await bench.apply();
    expect(applied).toMatchObject({ code: 0, report: vouched });
    expect(await bench.detach()).toMatchObject({ code: 0, report: vouched });
    const backup = ['--backup', applied.report.backup ?? ''];
    await bench.apply();
    expect(await bench.attach('restore', '--yes', ...backup)).toMatchObject({ report: vouched });
  });
});
