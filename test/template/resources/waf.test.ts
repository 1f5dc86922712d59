import { join } from 'node:path';
import * as cognito from '@aws-sdk/client-cognito-identity-provider';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { root } from '../../../local/paths.ts';
import { readRawTemplate } from '../../../local/template/raw-template.ts';
import { resolveDeployment } from '../../../local/template/template.ts';
import { attachedPoolId, read, resource } from '../deployment.ts';

const raw = readRawTemplate(join(root, 'deploy', 'waf.yaml'));

const Match = v.looseObject({
  FieldToMatch: v.object({ SingleHeader: v.object({ Name: v.string() }) }),
  SearchString: v.optional(v.string()),
  RegexString: v.optional(v.string()),
});
const Rule = v.looseObject({
  Name: v.string(),
  Priority: v.number(),
  Statement: v.looseObject({
    RateBasedStatement: v.optional(
      v.looseObject({
        AggregateKeyType: v.literal('IP'),
        EvaluationWindowSec: v.literal(300),
        ScopeDownStatement: v.optional(v.record(v.string(), Match)),
      }),
    ),
  }),
});

/** WAF counts in steps of its own and takes no limit below 10. */
const least = 10;

const template = (() => {
  // The local evaluator gives ARNs of what the local stack knows; a web ACL is not among that.
  const { Association, ...Resources } = raw.Resources;
  return {
    association: Association,
    rest: resolveDeployment({ ...raw, Resources, Outputs: {} }, { UserPoolId: attachedPoolId }),
  };
})();

const { Rules } = read(
  resource(template.rest, 'WebAcl'),
  v.looseObject({ Scope: v.literal('REGIONAL'), Rules: v.array(Rule) }),
);

const matchesOf = ({ Statement }: v.InferOutput<typeof Rule>) =>
  Object.values(Statement.RateBasedStatement?.ScopeDownStatement ?? {});

describe('the web ACL', () => {
  it('limits what one address may do, rule by rule', () => {
    expect(Rules.map(({ Name }) => Name)).toEqual([
      'ip-reputation',
      'sign-in-starts',
      'sign-ups',
      'answers',
      'all-requests',
    ]);
    expect(new Set(Rules.map(({ Priority }) => Priority)).size).toBe(Rules.length);
  });

  it('names operations that Cognito has, in the header that Cognito gives WAF', () => {
    const operations = Rules.flatMap(matchesOf).flatMap(
      ({ SearchString, RegexString }) => (SearchString ?? RegexString ?? '').match(/\w+/g) ?? [],
    );

    expect(operations).toEqual([
      'InitiateAuth',
      'SignUp',
      'ResendConfirmationCode',
      'ForgotPassword',
      'RespondToAuthChallenge',
      'ConfirmSignUp',
      'ConfirmForgotPassword',
    ]);
    for (const operation of operations) expect(cognito).toHaveProperty(`${operation}Command`);
    for (const { FieldToMatch } of Rules.flatMap(matchesOf)) {
      expect(FieldToMatch.SingleHeader.Name).toBe('x-amzn-cognito-operation-name');
    }
  });

  it('stands in front of the pool that is named', () => {
    expect(JSON.stringify(template.association?.Properties)).toContain(`:userpool/\${UserPoolId}`);
  });

  it.each(Object.entries(raw.Parameters))('%s says what it is and what it takes', (_, declared) => {
    expect(String(declared.Description)).toMatch(/^\S.{10,}\.$/);
    expect(declared.ConstraintDescription).toMatch(/^must be \S/);
  });

  it('takes no limit that WAF would refuse', () => {
    const numbers = Object.entries(raw.Parameters).filter(([, { Type }]) => Type === 'Number');

    expect(numbers).toHaveLength(4);
    for (const [name, { MinValue }] of numbers) {
      expect(Number(MinValue), name).toBeGreaterThanOrEqual(least);
    }
  });
});
