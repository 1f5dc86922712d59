import { isObject, type JsonObject } from '../../../common/json.ts';
import type { StackLookup } from '../observed.ts';
import { isMark, type OwnerMark, ownerMarks } from './owner-marks.ts';

export type Owner = {
  readonly kind: OwnerMark['kind'];
  /** What was seen, for the reader to look up. */
  readonly evidence: string;
};

type Tags = readonly (readonly [string, string])[];

const ownerByTag = (tag: readonly [string, string], tags: Tags): Owner | undefined => {
  const mark = ownerMarks.find((one) => isMark(one, tag, tags));
  if (mark === undefined) return undefined;
  const by = mark.tool === undefined ? '' : `, which ${mark.tool} sets`;
  return { kind: mark.kind, evidence: `the tag ${tag[0]}${by}` };
};

/** Tags of a stack that CloudFormation itself calls deleted: `aws:` tags cannot be removed, and prove nothing. */
const isRelic = (tags: JsonObject, name: string, stack: StackLookup): boolean =>
  stack.kind === 'left' &&
  name.startsWith('aws:cloudformation:') &&
  tags['aws:cloudformation:stack-name'] === stack.name;

/**
 * Which template declares the pool, as far as can be known: the stack that CloudFormation names, else a tag. Such a pool
 * loses attached triggers at the template's next deployment (serverless 9635), so it is not written to.
 */
export const ownerOf = (pool: JsonObject, stack: StackLookup): Owner | undefined => {
  if (stack.kind === 'stack')
    return { kind: 'owned_by_stack', evidence: `the stack ${stack.name}` };
  const tags = isObject(pool.UserPoolTags) ? pool.UserPoolTags : {};
  const counted = Object.entries(tags)
    .filter(([name]) => !isRelic(tags, name, stack))
    .map(([name, value]) => [name, String(value)] as const);
  return counted.map((tag) => ownerByTag(tag, counted)).find((owner) => owner !== undefined);
};
