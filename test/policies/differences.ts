import { type PolicyCase, type PolicyJson, roleArn } from './case.ts';

/*
 * Why the second evaluator decides some cases otherwise. Each class rewrites a case so that the reason is gone: it counts
 * only where the second evaluator then decides as shared/iam did before.
 */

export type Difference = {
  readonly name: string;
  rewrite(one: PolicyCase): PolicyCase;
};

type Statement = PolicyJson['Statement'][number];

const replaceAll = (one: PolicyCase, from: string, to: string): PolicyCase =>
  JSON.parse(JSON.stringify(one).replaceAll(from, to));

const isResolved = (resource: string, { context }: PolicyCase): boolean =>
  [...resource.matchAll(/\$\{([^},]+)\}/g)].every(([, key = '']) => key in context);

const asList = (value: unknown): readonly string[] => [value].flat().map(String);

/** An Allow that does not apply, and a Deny whose NotResource has only what has a value. */
const withoutUnresolved = (statement: Statement, one: PolicyCase): Statement => {
  const { NotResource, ...rest } = statement;
  const all = NotResource === undefined ? [] : asList(NotResource);
  const resolved = all.filter((resource) => isResolved(resource, one));
  if (resolved.length === all.length) return statement;
  if (statement.Effect === 'Allow') return { ...rest, Resource: 'arn:aws:s3:::of-no-call' };
  return resolved.length === 0 ? { ...rest, Resource: '*' } : { ...rest, NotResource: resolved };
};

const resolveIn =
  (one: PolicyCase) =>
  (policy: PolicyJson): PolicyJson => ({
    ...policy,
    Statement: policy.Statement.map((statement) => withoutUnresolved(statement, one)),
  });

const known: readonly Difference[] = [
  {
    name: 'keys of cognito-identity.amazonaws.com are ignored there',
    rewrite: (one) =>
      replaceAll(one, 'cognito-identity.amazonaws.com:sub', 'aws:PrincipalTag/identity'),
  },
  {
    name: 'a variable without a value in NotResource: here an Allow does not allow and a Deny denies',
    rewrite: (one) => ({
      ...one,
      identity: one.identity.map(resolveIn(one)),
      ...(one.session && { session: resolveIn(one)(one.session) }),
      ...(one.boundary && { boundary: resolveIn(one)(one.boundary) }),
      ...(one.resource && { resource: resolveIn(one)(one.resource) }),
    }),
  },
  {
    name: 'an Allow for everyone in a resource policy passes session policy and boundary there',
    rewrite: (one) => replaceAll(one, '"Principal":"*"', `"Principal":{"AWS":"${roleArn}"}`),
  },
];

export const differences: readonly Difference[] = [
  ...known,
  {
    name: 'several of these together',
    rewrite: (one) => known.reduce((before, { rewrite }) => rewrite(before), one),
  },
];
