import { describe, expect, it } from 'vitest';
import { parsePolicy } from '#shared/iam/parse/policy.ts';
import type { SessionPrincipal } from '../../../../local/access/keys.ts';
import type { WireRequest } from '../../../../local/access/signature/wire-request.ts';
import { accountId, region } from '../../../../local/identity.ts';
import { sessionWith } from '../../../support/access/access.ts';
import { getItem, newGate } from '../../../support/access/gate.ts';
import { signedRequest } from '../../../support/access/sign.ts';
import fc from '../../../support/properties.ts';

const { call, send, credentialsOf } = newGate('every-call');

const arnOf = (table: string) => `arn:aws:dynamodb:${region}:${accountId}:table/${table}`;

const everything = { Effect: 'Allow', Action: '*', Resource: '*' };

describe('a request that was changed on its way', () => {
  const unsigned = getItem('acme');
  const { body = '' } = unsigned;
  const signed = signedRequest(credentialsOf(sessionWith(everything)), unsigned);
  const names = [...signed.headers.keys()];

  const withCharacter = (text: string, seed: number, other: string): string => {
    const at = seed % (text.length + 1);
    return text.slice(0, at) + other + text.slice(at + 1);
  };

  const withHeader = (name: string, value: string): WireRequest => ({
    ...signed,
    headers: new Map([...signed.headers, [name, value]]),
  });

  it('passes where nothing was changed', async () => {
    expect(await send(signed, body)).toBe('passes');
  });

  it('is refused with any character of the body changed', async () => {
    const property = fc.asyncProperty(
      fc.nat(),
      fc.constantFrom(...'aZ0"{}:, '),
      async (seed, other) => {
        const changed = withCharacter(body, seed, other);
        fc.pre(changed !== body);
        expect(await send(signed, changed)).toMatch(/^400 /);
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });

  it('is refused with any character of any header changed', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...names),
      fc.nat(),
      fc.constantFrom(...'aZ09/.;=-'),
      async (name, seed, other) => {
        const value = signed.headers.get(name) ?? '';
        const changed = withCharacter(value, seed, other);
        fc.pre(changed !== value);
        expect(await send(withHeader(name, changed), body)).toMatch(/^400 /);
      },
    );
    await fc.assert(property, { numRuns: 400 });
  });

  it('is refused without any one of its headers', async () => {
    for (const name of names) {
      const headers = new Map([...signed.headers].filter(([one]) => one !== name));
      expect(await send({ ...signed, headers }, body)).toMatch(/^400 /);
    }
  });

  it('is refused with a header of AWS more, another method, another path or a query', async () => {
    const text = fc.stringMatching(/^[a-z-]{1,12}$/);
    const property = fc.asyncProperty(text, async (name) => {
      expect(await send(withHeader(`x-amz-${name}x`, 'a'), body)).toMatch(/^400 /);
      expect(await send({ ...signed, query: name }, body)).toMatch(/^400 /);
      expect(await send({ ...signed, path: `/${name}` }, body)).toMatch(/^400 /);
    });
    await fc.assert(property, { numRuns: 100 });
    expect(await send({ ...signed, method: 'PUT' }, body)).toMatch(/^400 /);
  });
});

describe('what a caller may do', () => {
  const tables = ['rows', 'others'];
  const keys = ['acme', 'globex'];

  const condition = fc.constantFrom(
    {},
    { Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['acme'] } } },
    { Condition: { StringEquals: { 'aws:PrincipalTag/tenant': 'acme' } } },
    { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
    { Condition: { StringNotEquals: { 'aws:PrincipalTag/tenant': 'acme' } } },
  );

  const statement = (Effect: 'Allow' | 'Deny') =>
    fc
      .record({
        Action: fc.constantFrom('dynamodb:GetItem', 'dynamodb:*', 's3:GetObject', '*'),
        Resource: fc.constantFrom('*', ...tables.map(arnOf)),
        more: condition,
      })
      .map(({ more, ...rest }) => ({ Effect, ...rest, ...more }));

  const request = fc
    .tuple(fc.constantFrom(...keys), fc.constantFrom(...tables))
    .map(([pk, table]) => getItem(pk, table));

  const statements = fc.array(fc.oneof(statement('Allow'), statement('Deny')), { maxLength: 3 });

  const passes = async (principal: SessionPrincipal, unsigned: ReturnType<typeof getItem>) =>
    (await call(principal, unsigned)) === 'passes';

  it('passes for a fair share of the policies that the properties are tried on', async () => {
    const sample = fc.sample(fc.tuple(statements, request), { numRuns: 200, seed: 1 });
    const results = await Promise.all(
      sample.map(([all, unsigned]) => passes(sessionWith(...all), unsigned)),
    );

    expect(results.filter(Boolean).length).toBeGreaterThan(20);
  });

  it('never grows by a further Deny', async () => {
    const property = fc.asyncProperty(
      statements,
      statement('Deny'),
      request,
      async (all, deny, unsigned) => {
        const before = await passes(sessionWith(...all), unsigned);
        const after = await passes(sessionWith(...all, deny), unsigned);
        expect(after && !before).toBe(false);
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });

  it('never grows by a session policy', async () => {
    const property = fc.asyncProperty(
      statements,
      statements,
      request,
      async (all, own, unsigned) => {
        const principal = sessionWith(...all);
        const policies = [parsePolicy({ Version: '2012-10-17', Statement: own })];
        const session = { kind: 'session', name: 'session policy', policies } as const;
        const before = await passes(principal, unsigned);
        const after = await passes(
          { ...principal, layers: [...principal.layers, session] },
          unsigned,
        );
        expect(after && !before).toBe(false);
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });
});
