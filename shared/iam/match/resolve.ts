import { type Call, contextValues, meaningOfMissing } from '../call.ts';
import { type Outcome, unknown, unresolved } from './outcome.ts';
import type { Part } from './template.ts';
import { literally, type Pattern, patternOf } from './wildcard.ts';

export type Resolved = { readonly pattern: Pattern } | { readonly failed: Outcome };

const failedBy = (failed: Outcome): Resolved => ({ failed });

/** Only a single-valued key gives a variable its value; what it brings in has no wildcards. */
const resolvePart = (part: Part, call: Call, wildcards: boolean): Resolved => {
  if (part.kind === 'text') {
    return { pattern: wildcards ? patternOf(part.text) : literally(part.text) };
  }
  if (part.kind === 'literal') return { pattern: literally(part.text) };
  if (part.kind === 'broken') return failedBy(unknown(`variable ${part.text}`));
  const value = contextValues(call, part.key);
  if (typeof value === 'string') return { pattern: literally(value) };
  if (value === undefined && meaningOfMissing(call, part.key) === 'unknown') {
    return failedBy(unknown(`value of ${part.key}`));
  }
  if (value === undefined && part.otherwise !== undefined) {
    return { pattern: literally(part.otherwise) };
  }
  return failedBy(unresolved([part.key]));
};

/** The parts with their variables replaced, or why that cannot be done. */
export const resolve = (parts: readonly Part[], call: Call, wildcards: boolean): Resolved => {
  const resolved = parts.map((part) => resolvePart(part, call, wildcards));
  const failed = resolved.flatMap((one) => ('failed' in one ? [one.failed] : []));
  const [first] = failed;
  if (first === undefined) {
    return { pattern: resolved.flatMap((one) => ('pattern' in one ? one.pattern : [])) };
  }
  const broken = failed.find(({ verdict }) => verdict === 'unknown');
  return failedBy(broken ?? unresolved(failed.flatMap((one) => one.unresolved)));
};
