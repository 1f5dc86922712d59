import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claims } from '../../../extensions/claims.ts';
import { signUp } from '../../../extensions/sign-up.ts';
import { root } from '../../../local/paths.ts';
import type { FunctionDefinition } from '../../../local/services/lambda/function-definition.ts';
import { functionsOf } from '../../../local/template/functions.ts';
import { generateSecrets } from '../../../local/template/secrets.ts';
import type { Template } from '../../../local/template/template.ts';
import type { Env } from '../../../shared/settings/environment.ts';
import { attach, deploy, everything, functionNames, raw } from '../deployment.ts';

type Config = { loadConfig(env: Env, extension?: unknown): unknown };

/** What the handler passes besides the environment. */
const extensions: Readonly<Record<string, unknown>> = {
  'pre-sign-up': signUp,
  'pre-token-generation': claims,
};

const configOf = async (folder: string) => {
  const config: Config = await import(`../../../functions/${folder}/config.ts`);
  return { loadConfig: (env: Env) => config.loadConfig(env, extensions[folder]) };
};

/** The environment, and the names that were asked of it. */
const recording = (environment: Env) => {
  const asked = new Set<string>();
  const env = new Proxy(environment, {
    get: (target, name) => {
      if (typeof name !== 'string') return undefined;
      asked.add(name);
      return target[name];
    },
  });
  return { env, asked };
};

const functionsIn = (template: Template) => functionsOf(template, generateSecrets(template));

const definition = (name: string, template = deploy()): FunctionDefinition => {
  const found = functionsIn(template).find(({ logicalId }) => logicalId === `${name}Function`);
  if (found === undefined) throw new Error(`${name} is not deployed`);
  return found;
};

/** Any text will do for these: names of tables, words of the operator's own. */
const freeText = [
  'ALLOWED_CLIENT_IDS',
  'ALLOWED_SIGN_UP_ATTRIBUTES',
  'APPLICATION_NAME',
  'CHALLENGES_TABLE',
  'DEFAULT_PLAN',
  'DEFAULT_ROLES',
  'DEFAULT_TENANT',
  'PROFILES_TABLE',
];

const source = (file: string) => readFileSync(join(root, file), 'utf8');

const isForPowertools = (name: string) => name.startsWith('POWERTOOLS_');

/** Read by the AWS SDK inside the bundle, one a client: test/flow/functions/sam-env-file.test.ts compares them with the bundles. */
const isForSdk = (name: string) => name.startsWith('AWS_ENDPOINT_URL_');

/** Read by the commands of operators from this function's environment, and by no function of that name. */
const forCommands: Readonly<Record<string, readonly string[]>> = {
  PostConfirmation: ['CHALLENGES_TABLE'],
};

const isOurs = (name: string) => !isForPowertools(name) && !isForSdk(name);

describe.each(functionNames)("%s's environment", (name) => {
  const isRead = (variable: string) => isOurs(variable) && !forCommands[name]?.includes(variable);

  it('holds every variable that the function reads, and no other but those for commands', async () => {
    const { folder, environment } = definition(name);
    const { loadConfig } = await configOf(folder);
    const { env, asked } = recording(environment);

    loadConfig(env);

    const set = Object.keys(environment).filter(isRead);
    expect(set.toSorted()).toEqual([...asked].toSorted());
  });

  it.each([
    { mode: 'with the defaults', template: deploy() },
    { mode: 'with everything asked for', template: deploy(everything) },
    { mode: 'for a pool that is there', template: attach() },
  ])("passes the function's own checks $mode", async ({ template }) => {
    const { folder, environment } = definition(name, template);
    const { loadConfig } = await configOf(folder);

    expect(() => loadConfig(environment)).not.toThrow();
  });

  const settings = Object.keys(definition(name).environment).filter(isRead);

  it.each(settings)(
    'without %s, or with nonsense in it, stops the cold start by that name',
    async (variable) => {
      const { folder, environment } = definition(name);
      const { loadConfig } = await configOf(folder);
      const without = { ...environment, [variable]: undefined };
      const withNonsense = { ...environment, [variable]: 'non sense' };

      expect(() => loadConfig(without)).toThrow(`${variable} is missing`);
      if (freeText.includes(variable)) expect(() => loadConfig(withNonsense)).not.toThrow();
      else expect(() => loadConfig(withNonsense)).toThrow(variable);
    },
  );

  it('stays below the 4 kB that Lambda holds, with every list as long as it may be', () => {
    const longest = (entry: string) => Array(400).fill(entry).join(',').slice(0, 799);
    const { environment } = definition(
      name,
      deploy({
        AllowedEmailDomains: longest('a'),
        BlockedEmailDomains: longest('b'),
        AllowedSignUpAttributes: Array(42).fill('preferred_username').join(','),
        AllowedClientIds: longest('d'),
        DefaultRoles: longest('e'),
      }),
    );

    expect(JSON.stringify(environment).length).toBeLessThan(4096);
  });
});

describe('what Powertools is told', () => {
  const library = readFileSync(
    join(root, 'node_modules/@aws-lambda-powertools/commons/lib/esm/envUtils.js'),
    'utf8',
  ).concat(
    readFileSync(
      join(root, 'node_modules/@aws-lambda-powertools/logger/lib/esm/Logger.js'),
      'utf8',
    ),
    readFileSync(
      join(root, 'node_modules/@aws-lambda-powertools/metrics/lib/esm/Metrics.js'),
      'utf8',
    ),
  );
  const names = Object.keys(definition('CodeDelivery').environment).filter(isForPowertools);

  it.each(names)('%s is a name that the library reads', (name) => {
    expect(library).toContain(name);
  });
});

describe('the pepper', () => {
  /** The functions that CloudFormation updates before this one. */
  const updatedBefore = (name: string): readonly string[] =>
    [raw.Resources[name]?.DependsOn ?? []].flat().map(String);

  it('is known to those who compare codes before a code is made or sent under it', () => {
    expect(updatedBefore('CreateAuthChallengeFunction')).toEqual([
      'VerifyAuthChallengeResponseFunction',
      'PostAuthenticationFunction',
    ]);
    expect(updatedBefore('CodeDeliveryFunction')).toEqual(['VerifyAuthChallengeResponseFunction']);
    expect(updatedBefore('VerifyAuthChallengeResponseFunction')).toEqual([]);
  });

  it('reaches the four functions that compute with it, and no other', () => {
    const withPepper = functionsIn(deploy())
      .filter(({ environment }) => 'CODE_PEPPER_CURRENT' in environment)
      .map(({ logicalId }) => logicalId);

    expect(withPepper).toEqual([
      'PostAuthenticationFunction',
      'CreateAuthChallengeFunction',
      'VerifyAuthChallengeResponseFunction',
      'CodeDeliveryFunction',
    ]);
  });

  it('is not in the environment of a function whose settings the doctor reads', () => {
    const text = source('cli/doctor/read/suite-settings.ts');
    const [, list = ''] = /const deciding: readonly string\[\] = \[(.*)\];/.exec(text) ?? [];
    const triggers = [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);

    expect(triggers).toEqual(['PreSignUp', 'DefineAuthChallenge', 'CustomMessage']);
    for (const name of triggers) {
      expect(Object.keys(definition(name).environment).join()).not.toContain('PEPPER');
    }
  });

  it('is not in the environment of a function that a command of operators reads', () => {
    const [, trigger] =
      /readFunctionSettings\(config, UserPool\?\.LambdaConfig\?\.(\w+)\)/.exec(
        source('cli/common/deployed-settings.ts'),
      ) ?? [];
    const [, forDoctor] =
      /readChallengesTable\(config, triggers\.(\w+),/.exec(source('cli/doctor/read-facts.ts')) ??
      [];
    const { environment } = definition(trigger ?? '');

    expect(forDoctor).toBe(trigger);
    expect(Object.keys(environment).filter((variable) => /PEPPER/.test(variable))).toEqual([]);
    expect(Object.keys(environment)).toEqual(
      expect.arrayContaining(['PROFILES_TABLE', 'CHALLENGES_TABLE', 'DEFAULT_ROLES']),
    );
  });

  it('never stands in the template, only a reference to it', () => {
    const text = readFileSync(join(root, 'template.yaml'), 'utf8');
    const settings = [...text.matchAll(/CODE_PEPPER_\w+: (.*)/g)].map(([, value]) => value);

    expect(settings).toHaveLength(8);
    for (const value of settings) {
      expect(value).toMatch(/^!Sub "\{\{resolve:secretsmanager:\$\{CodePepper\}:SecretString:/);
      expect(value).toContain(`:\${PepperVersionId}}}`);
    }
  });
});
