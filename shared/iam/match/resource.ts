import type { Call } from '../call.ts';
import type { PolicyVersion, Statement } from '../document.ts';
import { matchArn } from './arn.ts';
import { no, not, type Outcome, some, unknown, yes } from './outcome.ts';
import { parseTemplate } from './template.ts';
import { matchesPattern, patternOf } from './wildcard.ts';

/**
 * `*`, or an ARN; IAM completes one of fewer than six segments with `*`. IAM refuses every other text, which therefore
 * is not modelled where it could match.
 */
const matchOne = (pattern: string, call: Call, version: PolicyVersion): Outcome => {
  if (pattern === '*') return yes;
  if (pattern.startsWith('arn:')) {
    return matchArn(parseTemplate(pattern, version), call.resource, call, 'match');
  }
  return pattern.includes('${') || matchesPattern(patternOf(pattern), call.resource)
    ? unknown(`Resource ${pattern}`)
    : no;
};

const matchAny = (patterns: readonly string[], call: Call, version: PolicyVersion): Outcome =>
  some(patterns.map((pattern) => matchOne(pattern, call, version)));

/**
 * Names of resources are compared with their case. A variable without a value matches no resource. What `NotResource`
 * does with one is not documented, so that such a statement is not modelled.
 */
export const matchResource = (
  { Resource, NotResource }: Statement,
  call: Call,
  version: PolicyVersion,
): Outcome => {
  if (Resource !== undefined) return matchAny(Resource, call, version);
  if (NotResource === undefined) return yes;
  const matched = matchAny(NotResource, call, version);
  return matched.verdict === 'no' && matched.unresolved.length > 0
    ? { ...unknown('NotResource with a variable without a value'), unresolved: matched.unresolved }
    : not(matched);
};
