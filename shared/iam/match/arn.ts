import type { Call } from '../call.ts';
import { every, holds, no, type Outcome, unknown } from './outcome.ts';
import { resolve } from './resolve.ts';
import type { Part } from './template.ts';
import { matchesPattern } from './wildcard.ts';

/** partition, service, region, account and resource after `arn`; the resource may have colons of its own. */
const segmentCount = 6;

export const segmentsOf = (arn: string): readonly string[] => {
  const segments = arn.split(':');
  const resource = segments.slice(segmentCount - 1);
  return [
    ...segments.slice(0, segmentCount - 1),
    ...(resource.length > 0 ? [resource.join(':')] : []),
  ];
};

/** Splits at the policy's own colons: one that a variable brings in must not move the account to another place. */
const splitParts = (parts: readonly Part[]): readonly (readonly Part[])[] => {
  const segments: Part[][] = [[]];
  const put = (part: Part) => segments.at(-1)?.push(part);
  for (const part of parts) {
    if (part.kind !== 'text') put(part);
    else {
      part.text.split(':').forEach((text, index) => {
        const startsSegment = index > 0 && segments.length < segmentCount;
        if (startsSegment) segments.push([]);
        put({ kind: 'text', text: index === 0 || startsSegment ? text : `:${text}` });
      });
    }
  }
  return segments;
};

const matchSegment = (parts: readonly Part[], segment: string, call: Call): Outcome => {
  const resolved = resolve(parts, call, true);
  return 'failed' in resolved ? resolved.failed : holds(matchesPattern(resolved.pattern, segment));
};

/**
 * Segment by segment, each with its own wildcards, so that a `*` does not cross a colon except in the last one. A
 * pattern that is one variable and nothing else is compared as a whole.
 *
 * @see IAM User Guide, reference_policies_elements_condition_operators, ARN condition operators
 */
export const matchArn = (
  parts: readonly Part[],
  arn: string,
  call: Call,
  missingSegments: 'match' | 'unknown',
): Outcome => {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'variable') return matchSegment(parts, arn, call);
  const patterns = splitParts(parts);
  const segments = segmentsOf(arn);
  if (patterns.length !== segmentCount && missingSegments === 'unknown') {
    return unknown('ARN pattern of fewer than six segments');
  }
  if (segments.length !== segmentCount) return no;
  return every(
    patterns.map((pattern, index) => matchSegment(pattern, segments[index] ?? '', call)),
  );
};
