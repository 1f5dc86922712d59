import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Statement } from '#shared/iam/document.ts';
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
  it('A check finds a trigger that was replaced, one that is gone, and an older event version', async () => {
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

  it('A check finds a permission that is gone and a function that is Inactive', async () => {
    await bench.apply();
    bench.double.functions.set(ours('token'), { state: 'Inactive', statements: new Map() });

    const { report } = await bench.attach('check');

    expect(report.drift?.map(({ what }) => what)).toEqual(['function', 'permission']);
  });

  it('A check finds a statement that denies the call though another one allows it', async () => {
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

  it('A check finds a setting that a later version of this command must know', async () => {
    await bench.apply();
    const found = bench.double.pools.get(poolId);
    if (found !== undefined) found.pool = { ...found.pool, NewThing: true };

    expect(await bench.attach('check')).toMatchObject({
      code: 2,
      report: { drift: [{ what: 'pool' }] },
    });
  });

  it('A check finds a pool whose plan does not support the event of pre token generation any more', async () => {
    await bench.apply();
    const found = bench.double.pools.get(poolId);
    if (found !== undefined) found.pool = { ...found.pool, UserPoolTier: 'LITE' };

    const { code, report } = await bench.attach('check');

    expect(code).toBe(2);
    expect(report.drift).toEqual([
      expect.objectContaining({ what: 'pool', message: expect.stringContaining('LITE') }),
    ]);
  });

  it('A check finds a function that only a statement for more pools lets Cognito call', async () => {
    await bench.apply();
    const statements = bench.double.functions.get(ours('token'))?.statements;
    statements?.clear();
    statements?.set('wide', {
      Sid: 'wide',
      Effect: 'Allow',
      Principal: { Service: 'cognito-idp.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Resource: ours('token'),
    });

    const { code, report } = await bench.attach('check');

    expect(code).toBe(2);
    expect(report.drift).toEqual([
      expect.objectContaining({ what: 'permission', trigger: 'PreTokenGeneration' }),
    ]);
  });

  it('A check writes nothing and passes a pool whose owner changed other settings', async () => {
    await bench.apply();
    const found = bench.double.pools.get(poolId);
    if (found !== undefined) found.pool = { ...found.pool, DeletionProtection: 'INACTIVE' };
    const writes = bench.double.writes().length;

    expect((await bench.attach('check')).code).toBe(0);
    expect(bench.double.writes()).toHaveLength(writes);
  });

  it('A check needs the names of the functions where there is no record', async () => {
    expect((await bench.attach('check', ...bench.withStack)).code).toBe(2);
    expect(await bench.attach('check')).toMatchObject({
      code: 1,
      report: { refusals: [{ code: 'no_functions' }] },
    });
  });
});

describe('A detach', () => {
  it('A detach leaves a trigger that has been set to another function since, and says so', async () => {
    await bench.apply();
    setTriggers({ PreSignUp: theirs('newer') });

    const { report } = await bench.detach();

    expect(bench.pool().LambdaConfig).toEqual({ PreSignUp: theirs('newer') });
    expect(report.notes).toContain(
      'PreSignUp has been set to another function since; it is not changed.',
    );
    expect(bench.statements()).toEqual([]);
  });

  it('A detach with --triggers removes those triggers and keeps the others', async () => {
    await bench.apply();

    await bench.detach('--triggers', 'PreSignUp,PreTokenGeneration');
    expect(bench.pool().LambdaConfig).toEqual({ PostConfirmation: ours('post-confirmation') });
    expect(bench.statements()).toHaveLength(1);

    expect(await bench.attach('check')).toMatchObject({ code: 0 });
  });

  it('A detach without a record removes the triggers that call the named functions, and their statements', async () => {
    await bench.apply();
    const elsewhere = join(bench.directory, 'elsewhere');

    const { code, report } = await bench.detach('--backup-dir', elsewhere, ...bench.withStack);

    expect({ code, triggers: bench.pool().LambdaConfig }).toEqual({ code: 0, triggers: {} });
    expect(bench.statements()).toEqual([]);
    expect(report.notes).toEqual([expect.stringContaining('no record')]);
  });

  it('A detach puts back the function from before the first attach, though a later attach changed the function', async () => {
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
  it('A detach is refused where a template has come to declare the pool, and writes nothing', async () => {
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

  it('A detach that would put back a function that is gone is refused, since every sign-up would fail', async () => {
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

  it('A detach puts back a function whose policy no longer lets the pool call it, and says so', async () => {
    await attachOver();
    bench.double.functions.get(theirs('first'))?.statements.clear();

    const { code, report } = await bench.detach();

    expect(code).toBe(0);
    expect(report.notes).toEqual([expect.stringContaining('does not let this pool call it')]);
  });

  it('A detach puts back a function that the credentials may not read', async () => {
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
  it('Empty texts and nulls are not sent back, since UpdateUserPool refuses them, and count as not set', async () => {
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
  it('A record in another format is refused, not guessed at', async () => {
    await bench.apply();
    writeFileSync(join(bench.directory, `${poolId}.json`), '{"format": 2}');

    expect(await bench.detach()).toMatchObject({
      code: 1,
      report: { message: expect.stringContaining('not a record that this command wrote') },
    });
  });

  it('The files of a run are readable only by their owner, and the backup holds the raw pool', async () => {
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

  it('The record is removed once attach manages nothing any more', async () => {
    await bench.apply();
    await bench.detach();

    expect(readdirSync(bench.directory).filter((file) => !file.includes('.backup.'))).toEqual([]);
  });
});

describe('A restore', () => {
  const backupOf = (report: { readonly backup?: string }) => report.backup ?? '';

  it('A restore puts back every setting, and the permission where it is needed again', async () => {
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

  it('A restore reads a backup of version 0.1.0, whose statements have empty lists for what they lack', async () => {
    await bench.apply();
    const detached = await bench.detach();
    const kept = readBackup(backupOf(detached.report));
    const emptied = (statement: Statement) => ({
      ...statement,
      Principal: { Service: ['cognito-idp.amazonaws.com'], AWS: [] },
      NotAction: [],
    });
    const policies = Object.fromEntries(
      Object.entries(kept.policies).map(([arn, statements]) => [arn, statements.map(emptied)]),
    );
    const file = join(bench.directory, 'older.json');
    writeFileSync(file, backupText({ ...kept, policies }));

    const { code } = await bench.attach('restore', '--yes', '--backup', file);

    expect(code).toBe(0);
    expect(bench.statements()).toHaveLength(3);
  });

  it('A restore puts back MfaConfiguration, which UpdateUserPool carries, and only reports the rest of MFA', async () => {
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

  it('A restore sends nothing when another client changed the pool after it was read', async () => {
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
  ])('A restore refuses a file that is %s', async (_what, change) => {
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

  it('A restore refuses a backup with a setting that this SDK would not send', async () => {
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

  it('A restore refuses a file that is not a backup, or is one of another pool', async () => {
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
    'An endpoint that answers GetUserPoolSessionConfiguration with %s is attached to, with a note',
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
  it('A plan without the right to ask CloudFormation says so, and an apply puts the question to the operator', async () => {
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

  it('The question about CloudFormation is in the report of a run with --yes, at a detach and a restore too', async () => {
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
