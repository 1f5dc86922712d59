import { describe, expect, it } from 'vitest';
import type { Call } from '#shared/iam/call.ts';
import { decide } from '#shared/iam/decide/decide.ts';
import type { Layer } from '#shared/iam/decide/layer.ts';
import type { Statement } from '#shared/iam/document.ts';
import fc from '../../support/properties.ts';
import { anyCall, anyLayer, anyLayers, anyStatement } from './arbitrary.ts';

const isAllowed = (layers: readonly Layer[], call: Call): boolean =>
  decide(layers, call).decision === 'allow';

const runs = { numRuns: 500 };

/** The layers with one statement put somewhere. */
const insert = (layers: readonly Layer[], statement: Statement, seed: number): readonly Layer[] => {
  const at = seed % layers.length;
  return layers.map((layer, index) => {
    if (index !== at) return layer;
    const policyAt = seed % layer.policies.length;
    const policies = layer.policies.map((policy, place) =>
      place === policyAt
        ? {
            ...policy,
            Statement: policy.Statement.toSpliced(
              seed % (policy.Statement.length + 1),
              0,
              statement,
            ),
          }
        : policy,
    );
    return { ...layer, policies };
  });
};

describe('a decision', () => {
  it('is allow for a fair share of the layers that the other properties are tried on', () => {
    const sample = fc.sample(fc.tuple(anyLayers, anyCall), { numRuns: 500, seed: 1 });
    const allowed = sample.filter(([layers, call]) => isAllowed(layers, call));
    expect(allowed.length).toBeGreaterThan(50);
  });

  it('of a call that was denied stays a denial with a further Deny anywhere', () => {
    const property = fc.property(
      anyLayers,
      anyCall,
      fc.oneof(anyStatement('identity', 'Deny'), anyStatement('resource', 'Deny')),
      fc.nat(1000),
      (layers, call, deny, seed) => {
        const before = isAllowed(layers, call);
        return before || !isAllowed(insert(layers, deny, seed), call);
      },
    );
    fc.assert(property, runs);
  });

  it.each<Layer['kind']>(['boundary', 'session', 'service-control'])(
    'of a call that was denied stays a denial under a further %s layer',
    (kind) => {
      const property = fc.property(
        anyLayers,
        anyCall,
        anyLayer(kind),
        fc.nat(3),
        (layers, call, ceiling, at) =>
          isAllowed(layers, call) || !isAllowed(layers.toSpliced(at, 0, ceiling), call),
      );
      fc.assert(property, runs);
    },
  );

  it('of an allowed call becomes a denial with a Deny of everything anywhere', () => {
    const property = fc.property(anyLayers, anyCall, fc.nat(1000), (layers, call, seed) => {
      const everything: Statement = {
        Effect: 'Deny',
        Action: ['*'],
        Resource: ['*'],
        Principal: '*',
      };
      return !isAllowed(insert(layers, everything, seed), call);
    });
    fc.assert(property, runs);
  });

  it('does not depend on the order of statements, policies and layers', () => {
    const reversed = (layers: readonly Layer[]): readonly Layer[] =>
      layers.toReversed().map((layer) => ({
        ...layer,
        policies: layer.policies
          .toReversed()
          .map((policy) => ({ ...policy, Statement: policy.Statement.toReversed() })),
      }));
    const property = fc.property(anyLayers, anyCall, (layers, call) => {
      const [one, other] = [decide(layers, call), decide(reversed(layers), call)];
      expect(other.decision).toBe(one.decision);
      expect(new Set(other.notModelled)).toEqual(new Set(one.notModelled));
    });
    fc.assert(property, runs);
  });

  it('that is allow names the layer and an Allow in it', () => {
    const property = fc.property(anyLayers, anyCall, (layers, call) => {
      const { decision, layer, statement } = decide(layers, call);
      if (decision === 'allow')
        expect([statement?.statement.Effect, layer === undefined]).toEqual(['Allow', false]);
      if (decision === 'explicit-deny') expect(statement?.statement.Effect).toBe('Deny');
    });
    fc.assert(property, runs);
  });
});
