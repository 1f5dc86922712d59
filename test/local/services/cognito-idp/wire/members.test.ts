import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../../../local/paths.ts';
import { operations } from '../../../../../local/services/cognito-idp/operations/registry.ts';
import { inputMembers } from '../../../../support/api/input-members.ts';
import { readingOf } from '../../../../support/api/read-members.ts';

/** Operations that keep settings for a later description: to read a member there is not yet to act on it. */
const keeping = /^(Create|Update)(UserPool|UserPoolClient|UserPoolDomain|IdentityProvider)$/;

/** Members of those operations that a rule, a message, a token or a trigger depends on, or that are refused. */
const actedOn = [
  ...['PoolName', 'UserPoolId', 'ClientId', 'ClientName', 'Domain', 'ProviderName'],
  ...['IdpIdentifiers', 'UserPoolTags', 'DeletionProtection', 'MfaConfiguration'],
  ...['Policies.*', 'LambdaConfig.*', 'Schema.*', 'AdminCreateUserConfig.*'],
  ...['AccountRecoverySetting.*', 'UserAttributeUpdateSettings.*', 'UsernameConfiguration.*'],
  ...['AutoVerifiedAttributes', 'AliasAttributes', 'UsernameAttributes'],
  ...['SmsVerificationMessage', 'EmailVerificationMessage', 'EmailVerificationSubject'],
  'SmsAuthenticationMessage',
  'VerificationMessageTemplate.*',
  ...['GenerateSecret', 'ClientSecret', 'TokenValidityUnits.*', 'RefreshTokenValidity'],
  ...['AccessTokenValidity', 'IdTokenValidity', 'ReadAttributes', 'WriteAttributes'],
  ...['ExplicitAuthFlows', 'PreventUserExistenceErrors', 'EnableTokenRevocation'],
  ...['AuthSessionValidity', 'RefreshTokenRotation.*'],
  // AddCustomAttributes keeps attributes whole, as the schema is kept.
  'CustomAttributes.*',
];

const covers = (pattern: string, path: string): boolean =>
  pattern.endsWith('.*') ? path.startsWith(pattern.slice(0, -1)) : pattern === path;

/** The members of docs/fidelity.md under «Members without effect». */
const withoutEffect = (): readonly string[] => {
  const page = readFileSync(join(root, 'docs/fidelity.md'), 'utf8');
  const table = page.slice(page.indexOf('## Members without effect'));
  const cells = table.split('\n').flatMap((line) => /^\| (`.*?) \|/.exec(line)?.[1] ?? []);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
};

/** Members that an operation takes and does nothing with, as far as its schema shows. */
const silent = [...operations.values()].flatMap(({ name, members }) =>
  inputMembers(name)
    .filter((path) => {
      const reading = readingOf(members, path.split('.'));
      if (reading === 'refuses') return false;
      if (reading === 'reads' && !keeping.test(name)) return false;
      return !actedOn.some((pattern) => covers(pattern, path));
    })
    .map((path) => ({ name, path })),
);

describe('the members of every input', () => {
  it('a member that is neither acted on nor refused stands in docs/fidelity.md', () => {
    const listed = withoutEffect();

    const missing = silent.filter(({ path }) => !listed.some((pattern) => covers(pattern, path)));

    expect(missing).toEqual([]);
  });

  it('docs/fidelity.md lists no member that an operation acts on, or that does not exist', () => {
    const stale = withoutEffect().filter(
      (pattern) => !silent.some(({ path }) => covers(pattern, path)),
    );

    expect(stale).toEqual([]);
  });

  it('the walk reaches members at depth and in lists', () => {
    const members = inputMembers('CreateUserPool');

    expect(members).toContain('Policies.PasswordPolicy.MinimumLength');
    expect(members).toContain('Schema.StringAttributeConstraints.MaxLength');
    expect(members.length).toBeGreaterThan(60);
  });
});
