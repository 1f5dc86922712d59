import type { Call, Context } from '#shared/iam/call.ts';
import { decide } from '#shared/iam/decide/decide.ts';
import type { Layer } from '#shared/iam/decide/layer.ts';
import { parsePolicy } from '#shared/iam/parse/policy.ts';

export type PolicyJson = {
  readonly Version: '2012-10-17' | '2008-10-17';
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
};

/** A call of a role's session, the policies that count for it, and what AWS decides. */
export type PolicyCase = {
  readonly identity: readonly PolicyJson[];
  readonly session?: PolicyJson;
  readonly boundary?: PolicyJson;
  readonly resource?: PolicyJson;
  readonly action: string;
  readonly on: string;
  readonly context: Context;
};

export const account = '111122223333';
export const roleArn = `arn:aws:iam::${account}:role/reader`;
export const sessionArn = `arn:aws:sts::${account}:assumed-role/reader/ada`;

const layersOf = ({ identity, session, boundary, resource }: PolicyCase): readonly Layer[] => {
  const layer = (kind: Layer['kind'], policies: readonly PolicyJson[]): Layer => ({
    kind,
    name: kind,
    policies: policies.map(parsePolicy),
  });
  return [
    layer('identity', identity),
    ...(boundary === undefined ? [] : [layer('boundary', [boundary])]),
    ...(session === undefined ? [] : [layer('session', [session])]),
    ...(resource === undefined ? [] : [layer('resource', [resource])]),
  ];
};

const callOf = ({ action, on, context }: PolicyCase): Call => ({
  principal: { kind: 'aws', arn: sessionArn, account, roleArn },
  action,
  resource: on,
  context,
  resourceAccount: account,
});

export const decideCase = (one: PolicyCase) => decide(layersOf(one), callOf(one));
