import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Script,
  type ScriptedAws,
  startScriptedAws,
} from '../support/services/scripted-aws.ts';
import { runCommand } from '../support/stack/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder('before-deploy');
const samconfig = join(folder, 'samconfig.toml');
writeFileSync(
  samconfig,
  `version = 0.1
[default.deploy.parameters]
region = "eu-central-1"
profile = "not-on-this-machine"
parameter_overrides = "SenderAddress=\\"code@known.example\\""
`,
);

/** SES knows one domain, in the sandbox. */
const account: Script = {
  GetAccount: () => ({
    ProductionAccessEnabled: false,
    SendingEnabled: true,
    SendQuota: { Max24HourSend: 200, SentLast24Hours: 0, MaxSendRate: 1 },
  }),
  GetEmailIdentity: ({ EmailIdentity }) =>
    EmailIdentity === 'known.example'
      ? { VerifiedForSendingStatus: true }
      : { error: 'NotFoundException' },
};

const doubles: ScriptedAws[] = [];
afterEach(async () => {
  await Promise.all(doubles.splice(0).map((double) => double.stop()));
});

const ask = async (...args: readonly string[]) => {
  const double = await startScriptedAws(account);
  doubles.push(double);
  return runCommand('doctor', ['--before-deploy', '--endpoint-url', double.url, ...args]);
};

describe('doctor --before-deploy', () => {
  it('takes sender and Region from samconfig.toml, and ends with 2 in the sandbox', async () => {
    const { code, stdout, stderr } = await ask('--config-file', samconfig);

    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'sam deploy would end in a first code to a verified address, and to no other.',
      '',
      'Region eu-central-1, sender code@known.example.',
    ]);
  });

  it('takes overrides of the command line before the file’s, and ends with 3 for an error', async () => {
    const { code, stdout } = await ask(
      ...['--config-file', samconfig, '--json', '--region', 'us-east-1'],
      ...['--parameter-overrides', 'SenderAddress=code@other.example', 'CodeLength=8'],
    );

    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'sam deploy would not end in a first code: SES does not know the sender.',
      region: 'us-east-1',
      findings: [
        { id: 'identity-missing' },
        { id: 'ses-sandbox' },
        { id: 'not-looked-at' },
        {},
        {},
        {},
      ],
    });
  });

  it('explains one finding, with a command to paste', async () => {
    const { stdout } = await ask('--config-file', samconfig, '--explain', 'ses-sandbox');

    expect(stdout).toContain('aws sesv2 create-email-identity');
    expect(stdout).not.toContain('not-looked-at');
  });

  it.each([
    ['a file that is not there', ['--config-file', join(folder, 'none.toml')], 'There is no file'],
    [
      'an environment that is not there',
      ['--config-file', samconfig, '--config-env', 'prod'],
      'no environment prod',
    ],
    [
      'an override without a value',
      ['--region', 'us-east-1', '--parameter-overrides', 'x'],
      'must be Key=Value',
    ],
    [
      'no Region',
      ['--parameter-overrides', 'SenderAddress=a@known.example'],
      'Region of the stack',
    ],
  ] as const)('refuses %s with exit code 1 and a sentence', async (_, args, said) => {
    const { code, stdout, stderr } = await ask(...args);

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.replaceAll('\n', ' ')).toContain(said);
  });
});
