import { describe, expect, it } from 'vitest';
import { constraintsOf } from '../../../local/api-model/constraints.ts';
import { readApiModel } from '../../../local/api-model/model.ts';
import { operations } from '../../../local/services/cognito-idp/operations/registry.ts';

describe('the tables of the API model', () => {
  it('the table of cognito-idp has exactly the operations of the local pool', () => {
    const inputs = Object.keys(readApiModel('cognito-idp').inputs);

    // Otherwise run `npm run api-model`.
    expect(inputs).toEqual([...operations.keys()].toSorted());
  });

  it.each(['cognito-idp', 'cognito-identity', 'sts'] as const)(
    'every shape of %s is in the table, and every pattern can be read',
    (service) => {
      const { inputs, shapes } = readApiModel(service);
      const named = Object.values(shapes).flatMap(({ members = {}, member, key, value }) => [
        ...Object.values(members),
        ...[member, key, value].filter((name) => name !== undefined),
      ]);

      expect([...Object.values(inputs), ...named].filter((name) => !(name in shapes))).toEqual([]);
      expect(Object.values(shapes).flatMap(constraintsOf).length).toBeGreaterThan(10);
    },
  );
});
