import type { Caller } from '../call.ts';
import type { Principals, Statement } from '../document.ts';
import { holds, no, not, type Outcome, some, unknown, yes } from './outcome.ts';
import { matchesPattern, patternOf } from './wildcard.ts';

type AwsCaller = Extract<Caller, { kind: 'aws' }>;

/** An account is named by its id or by the ARN of its root. */
export const namesAccount = (name: string, account: string): boolean =>
  name === account || /^arn:[^:]+:iam::(\d+):root$/.exec(name)?.[1] === account;

/** IAM takes `*` in place of a whole name and in no part of one. */
const hasWildcard = (name: string): boolean => /[*?]/.test(name);

const arnsOf = ({ arn, roleArn }: AwsCaller): readonly string[] =>
  roleArn === undefined ? [arn] : [arn, roleArn];

const matchArnName = (name: string, arns: readonly string[]): Outcome => {
  if (!hasWildcard(name)) return holds(arns.includes(name));
  return arns.some((arn) => matchesPattern(patternOf(name), arn))
    ? unknown(`principal ${name}`)
    : no;
};

const matchAwsName = (name: string, caller: AwsCaller): Outcome =>
  namesAccount(name, caller.account) ? yes : matchArnName(name, arnsOf(caller));

const listed = (names: readonly string[] = [], name: string | undefined): readonly Outcome[] =>
  name === undefined ? [] : names.map((one) => matchArnName(one, [name]));

/** How each name fits that could be the caller's. `"*"` and `{ "AWS": "*" }` are everyone. */
const outcomes = (principals: Principals, caller: Caller): readonly Outcome[] => {
  if (principals === '*' || principals.AWS?.includes('*')) return [yes];
  if (caller.kind === 'service') return listed(principals.Service, caller.service);
  if (caller.kind === 'federated') return listed(principals.Federated, caller.provider);
  if (caller.kind === 'anonymous') return [];
  return [
    ...(principals.AWS ?? []).map((name) => matchAwsName(name, caller)),
    ...listed(principals.Federated, caller.federated),
    ...listed(principals.CanonicalUser, caller.canonicalUser),
  ];
};

/**
 * Whether `NotPrincipal` leaves the caller out. AWS asks for the session, its role and the account together; where only
 * some of them are listed, it depends on the service, which is not modelled.
 */
const matchExcepted = (principals: Principals, caller: Caller): Outcome => {
  const matched = some(outcomes(principals, caller));
  if (caller.kind !== 'aws' || principals === '*' || matched.verdict !== 'yes') return matched;
  const names = principals.AWS ?? [];
  const isWhole =
    names.includes('*') ||
    (names.some((name) => namesAccount(name, caller.account)) &&
      arnsOf(caller).every((arn) => names.includes(arn)));
  return isWhole ? yes : unknown('NotPrincipal that lists the caller in part');
};

/** A statement that names no principal is one of the identity policies, where the principal is the policy's owner. */
export const matchPrincipal = ({ Principal, NotPrincipal }: Statement, caller: Caller): Outcome => {
  if (Principal !== undefined) return some(outcomes(Principal, caller));
  return NotPrincipal === undefined ? yes : not(matchExcepted(NotPrincipal, caller));
};

/**
 * Whether the statement reaches the caller by the account and not by name: it then leaves the decision to the identity
 * policies of that account.
 */
export const reachesByAccount = ({ Principal }: Statement, caller: Caller): boolean => {
  if (caller.kind !== 'aws' || Principal === undefined || Principal === '*') return false;
  const byName = {
    ...Principal,
    AWS: (Principal.AWS ?? []).filter((name) => !namesAccount(name, caller.account)),
  };
  return some(outcomes(byName, caller)).verdict !== 'yes';
};
