import { matchArn } from '../match/arn.ts';
import { holds } from '../match/outcome.ts';
import { resolve } from '../match/resolve.ts';
import { parseTemplate } from '../match/template.ts';
import { lowerCase, matchesPattern } from '../match/wildcard.ts';
import type { Comparison } from './comparison.ts';

const text =
  (wildcards: boolean, ignoreCase: boolean): Comparison =>
  (policyValue, callValue, { version, call }) => {
    const resolved = resolve(parseTemplate(policyValue, version), call, wildcards);
    if ('failed' in resolved) return resolved.failed;
    return holds(
      ignoreCase
        ? matchesPattern(lowerCase(resolved.pattern), callValue.toLowerCase())
        : matchesPattern(resolved.pattern, callValue),
    );
  };

export const stringEquals = text(false, false);
export const stringEqualsIgnoreCase = text(false, true);
export const stringLike = text(true, false);

/**
 * `ArnEquals` and `ArnLike` are the same comparison. IAM documents no meaning for a pattern of fewer than six segments,
 * such as `*`.
 */
export const arnLike: Comparison = (policyValue, callValue, { version, call }) =>
  matchArn(parseTemplate(policyValue, version), callValue, call, 'unknown');
