import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { NormalizedSchema } from '@smithy/core/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFunctionArn } from '../../../cli/attach/aws/arn.ts';
import * as arnByHand from '../../../cli/attach/aws/arn-by-hand.ts';
import { membersOf, unknownPaths } from '../../../cli/attach/aws/sdk-shapes.ts';
import * as shapesByHand from '../../../cli/attach/aws/sdk-shapes-by-hand.ts';
import { differencesOf, isObject, type Json, same, sameByHand } from '../../../cli/common/json.ts';

const structures = Object.entries(sdk).flatMap(([name, schema]) =>
  name.endsWith('$') && Array.isArray(schema) && schema[0] === 3 ? [[name, schema] as const] : [],
);

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

const partArbitrary = (valid: readonly string[]) =>
  fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...valid) }, fc.string({ maxLength: 6 }));
const arns = fc
  .tuple(
    partArbitrary(['arn']),
    partArbitrary(['aws', 'aws-cn', 'evil']),
    partArbitrary(['lambda', 'sns']),
    partArbitrary(['eu-central-1', '']),
    partArbitrary(['123456789012', '123']),
    partArbitrary(['function', 'layer']),
    partArbitrary(['sign-in', 'sign_in']),
    fc.option(partArbitrary(['live', '7', '$LATEST', 'a:b', 'live\n']), { nil: undefined }),
  )
  .map((parts) => parts.filter((part) => part !== undefined).join(':'));

/** The value with the members of its objects in reverse order. */
const reversed = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
};

describe('What a library does now', () => {
  it('names the members of every structure of the SDK as the reader of its tuples did', () => {
    expect(structures.length).toBeGreaterThan(200);
    for (const [, schema] of structures) {
      const shape = NormalizedSchema.of(schema as never);
      expect(membersOf(shape)).toEqual(shapesByHand.membersOf(schema as never));
    }
  });

  it('finds the same unknown paths in any value, for every structure of the SDK', () => {
    for (const [, schema] of structures) {
      const shape = NormalizedSchema.of(schema as never);
      const names = membersOf(shape);
      const value = fc.dictionary(
        names.length > 0
          ? fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 4 }))
          : fc.string({ maxLength: 4 }),
        fc.oneof(
          json,
          fc.dictionary(fc.constantFrom('EmailMessage', 'LambdaArn', 'Name', 'x'), json),
        ),
      ) as fc.Arbitrary<Json>;
      fc.assert(
        fc.property(value, (one) => {
          expect(unknownPaths(shape, one)).toEqual(shapesByHand.unknownPaths(schema, one));
        }),
        { numRuns: 30 },
      );
    }
  });

  it('takes an ARN apart as the pattern did, and refuses the same texts', () => {
    let found = 0;
    fc.assert(
      fc.property(arns, (text) => {
        const now = parseFunctionArn(text);
        const { name, ...parts } = now ?? { name: '' };
        expect(now === undefined ? undefined : parts).toEqual(arnByHand.parseFunctionArn(text));
        found += now === undefined ? 0 : 1;
      }),
      { numRuns: 5000 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('calls two JSON values the same where the comparison by text did, whatever the order of members', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(same(one, other)).toBe(sameByHand(one, other));
        expect(same(one, reversed(one))).toBe(sameByHand(one, reversed(one)));
        expect(differencesOf(one, reversed(one))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
