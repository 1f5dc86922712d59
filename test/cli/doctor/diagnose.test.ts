import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../cli/doctor/diagnose.ts';
import type { Facts } from '../../../cli/doctor/facts.ts';
import { exitCodeOf } from '../../../cli/doctor/finding.ts';
import { applyFix } from '../../support/doctor/apply-fix.ts';
import {
  withClient,
  withDescription,
  withIdentityPool,
  withPermission,
  withTable,
  withTrust,
} from '../../support/doctor/changed-facts.ts';
import {
  aPermission,
  aRole,
  aTrust,
  guestRole,
  healthyFacts,
} from '../../support/doctor/healthy-facts.ts';
import { weaknesses } from './weaknesses.ts';

const deny = { Sid: 'no-more', Effect: 'Deny', Principal: '*', Action: '*' };
const denied = withPermission([aPermission(), deny]);

const idsOf = (facts: Facts): readonly string[] => diagnose(facts).map(({ id }) => id);

describe('the doctor', () => {
  it('has nothing to say of a pool that is set as the suite wants it', () => {
    expect(diagnose(healthyFacts)).toEqual([]);
  });

  it('takes a pool with Cognito’s own codes, which calls no challenge function', () => {
    const flows = ['ALLOW_USER_AUTH' as const];
    const { triggers, ...rest } = withClient({ ExplicitAuthFlows: flows });
    const native = triggers.filter(({ trigger }) => !trigger.includes('AuthChallenge'));

    expect(idsOf({ ...rest, triggers: native })).toEqual([]);
  });

  it('finds a pool whose client asks for custom challenges that no function makes', () => {
    const { triggers, ...rest } = withClient({ ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] });
    const others = triggers.filter(({ trigger }) => !trigger.includes('AuthChallenge'));

    expect(idsOf({ ...rest, triggers: others })).toContain('code-triggers-incomplete');
  });

  it.each(weaknesses)('finds %s (%s)', async (id, severity, facts) => {
    const found = diagnose(facts).find((finding) => finding.id === id);

    expect(found).toMatchObject({ id, severity });
    expect(found?.guide).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/);
    expect(found?.fix).toMatch(/^(aws|npm) /);
    expect(exitCodeOf([...diagnose(facts)])).toBeGreaterThanOrEqual(
      { note: 0, warning: 2, error: 3 }[severity],
    );
  });

  it.each(weaknesses.filter(([id]) => id !== 'user-pool-not-a-provider'))(
    'takes %s (%s) away with its own fix, and adds nothing worse',
    async (id, _severity, facts) => {
      const fix = diagnose(facts).find((finding) => finding.id === id)?.fix ?? '';

      const fixed = await applyFix(facts, fix);

      if (fixed === undefined) {
        expect(fix).not.toMatch(/describe-user-pool|update-assume-role-policy/);
      } else {
        expect(idsOf(fixed)).not.toContain(id);
        expect(exitCodeOf(diagnose(fixed))).toBeLessThanOrEqual(exitCodeOf(diagnose(facts)));
      }
    },
  );

  it('has a case here for every finding that its rules know', () => {
    const folder = fileURLToPath(new URL('../../../cli/doctor/rules/', import.meta.url));
    const source = globSync('**/*.ts', { cwd: folder })
      .map((file) => readFileSync(`${folder}${file}`, 'utf8'))
      .join('\n');
    const known = [...source.matchAll(/\bid: (?:open \? )?'([a-z-]+)'/g)].map(([, id]) => id);

    const cases = new Set(weaknesses.map(([id]) => id));

    expect(known.length).toBeGreaterThan(40);
    expect(known.filter((id) => !cases.has(id ?? ''))).toEqual([]);
  });

  it('calls guests an error when the classic flow lets them choose their role', () => {
    const facts = withDescription({ AllowClassicFlow: true, AllowUnauthenticatedIdentities: true });

    expect(diagnose(facts)).toContainEqual(
      expect.objectContaining({ id: 'classic-flow', severity: 'error' }),
    );
  });

  it('warns of guests whose role may do something, and names the policies', () => {
    const guest = aRole({
      arn: guestRole,
      use: 'guest',
      trust: aTrust('unauthenticated'),
      policies: ['read-everything'],
    });
    const facts = withDescription({ AllowUnauthenticatedIdentities: true });
    const { identityPool } = facts;

    const found = diagnose({
      ...facts,
      identityPool: identityPool && { ...identityPool, roleFacts: [aRole(), guest] },
    });

    expect(found).toEqual([expect.objectContaining({ id: 'guests-allowed', severity: 'warning' })]);
    expect(found[0]?.reason).toContain('read-everything');
  });

  it('finds sts:TagSession in a statement of its own, as IAM does', () => {
    const assume = aTrust('authenticated', { Action: 'sts:AssumeRoleWithWebIdentity' });
    const tag = aTrust('authenticated', { Action: 'sts:TagSession' });

    expect(idsOf(withTrust({ Statement: [...assume.Statement, ...tag.Statement] }))).toEqual([]);
  });

  it.each([
    ['a function', 'trigger-not-permitted', denied],
    [
      'a role',
      'trust-not-given',
      withTrust({ Statement: [...aTrust('authenticated').Statement, deny] }),
    ],
  ])(
    'names the statement that denies the use of %s, and shows the policy before anything is removed',
    (_, id, facts) => {
      const [found] = diagnose(facts);

      expect(found).toMatchObject({ id, reason: expect.stringContaining('no-more') });
      expect(found?.fix).toMatch(/^aws (lambda get-policy|iam get-role) [^|&]+$/);
    },
  );

  it('names the place in a policy that cannot be parsed', () => {
    const [found] = diagnose(withPermission(aPermission({ Conditions: {} })));

    expect(found?.reason).toContain('Statement.Conditions is not an element of a policy');
  });

  it('takes any attribute for writable where a client names none', () => {
    const open = withIdentityPool({ tags: { PrincipalTags: { city: 'address' } } });
    const facts = { ...open, clients: [{ ...healthyFacts.clients[0], WriteAttributes: [] }] };

    expect(idsOf(facts)).toContain('access-by-writable-attribute');
  });

  it('looks at the claims of role rules as it looks at tags', () => {
    const facts = withClient({ WriteAttributes: ['plan'] });

    expect(idsOf(facts)).toEqual(['access-by-writable-attribute']);
  });

  it('accepts a sign-in session exactly as long as the code', () => {
    expect(idsOf(withClient({ AuthSessionValidity: 10 }))).toEqual([]);
    expect(idsOf(withClient({ AuthSessionValidity: 9 }))).toEqual(['session-ends-before-code']);
  });

  it('lets a table be replicated where every region reads its own writes', () => {
    const facts = withTable({
      Replicas: [{ RegionName: 'us-west-2' }],
      MultiRegionConsistency: 'STRONG',
    });

    expect(diagnose(facts)).toEqual([]);
  });

  it('does not take a client for machines for a way in that people have', () => {
    const facts = withClient({
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['client_credentials'],
      SupportedIdentityProviders: ['COGNITO'],
    });

    expect(diagnose(facts)).toEqual([]);
  });

  it('puts the worst first', () => {
    const facts = withClient({ PreventUserExistenceErrors: 'LEGACY', AuthSessionValidity: 3 });
    const noted = { ...facts, pool: { ...facts.pool, DeletionProtection: 'INACTIVE' as const } };

    expect(diagnose(noted).map(({ severity }) => severity)).toEqual(['error', 'warning', 'note']);
  });
});
