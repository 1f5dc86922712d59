import { expect, it } from 'vitest';
import { matrixOf } from '../../console/access/matrix.ts';
import { ownClaims, payloadOf } from '../../console/sign-in/claims.ts';
import { attemptOf } from '../../console/state/model.ts';
import { plain } from '../../console/users/plain.ts';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

it('the payload of a token is decoded with its letters beyond ASCII', () => {
  expect(payloadOf(`h.${encode({ name: 'Zoë 𝒵' })}.s`)).toEqual({ name: 'Zoë 𝒵' });
});

it.each(['', 'opaque', 'a.b.c', 'a.%.c'])('%j is no token and has no payload', (text) => {
  expect(payloadOf(text)).toBeUndefined();
});

it('claims that the function set count as the suite’s, of the same user only', () => {
  const attempt = attemptOf(
    {
      id: 1,
      triggerSource: 'TokenGeneration_Authentication',
      request: { request: { userAttributes: { sub: 'ada' } } },
      response: {
        response: {
          claimsAndScopeOverrideDetails: {
            idTokenGeneration: { claimsToAddOrOverride: { plan: 'free' } },
          },
        },
      },
    },
    false,
  );

  expect([...ownClaims([attempt], 'ada')]).toEqual(['plan']);
  expect([...ownClaims([attempt], 'eve')]).toEqual([]);
});

it('DynamoDB’s typed JSON reads as plain JSON', () => {
  const row = { userId: { S: 'ada' }, version: { N: '2' }, roles: { L: [{ S: 'member' }] } };

  expect(plain(row)).toEqual({ userId: 'ada', version: 2, roles: ['member'] });
});

it('of the same caller and call the newest decision stands in the matrix', () => {
  const decision = (principal: string, outcome: string) => ({
    principal: `arn:aws:sts::123456789012:assumed-role/Role/${principal}`,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::files/ada/1.txt',
    outcome,
  });
  const { principals, rows } = matrixOf([
    decision('ada', 'deny'),
    decision('guest', 'deny'),
    decision('ada', 'allow'),
  ]);

  expect(principals).toEqual(['assumed-role/Role/ada', 'assumed-role/Role/guest']);
  expect(rows.map(({ call }) => call)).toEqual(['s3:GetObject files/ada/1.txt']);
  expect([...(rows[0]?.cells.values() ?? [])].map(({ isAllowed }) => isAllowed)).toEqual([
    true,
    false,
  ]);
});
