import { isObject, type JsonObject } from '../../../common/json.ts';
import type { StackLookup } from '../observed.ts';
import type { SnippetName } from '../snippets/snippets.ts';
import { isMark, type OwnerMark, ownerMarks } from './owner-marks.ts';

export type Owner = {
  readonly kind: OwnerMark['kind'];
  /** What was seen, for the reader to look up. */
  readonly evidence: string;
  /** The languages of the tool, as far as tags say which it is. */
  readonly snippets: readonly SnippetName[];
};

type Tags = readonly (readonly [string, string])[];

/** Every tool on CloudFormation leaves the stack's tags too, so the first tag that names a tool decides. */
const snippetsBy = (kind: OwnerMark['kind'], tags: Tags): readonly SnippetName[] => {
  const marks = ownerMarks.filter(
    (mark) => mark.snippets !== undefined && tags.some((tag) => isMark(mark, tag, tags)),
  );
  return marks[0]?.snippets ?? (kind === 'owned_by_stack' ? ['cloudFormation'] : []);
};

const ownerByTag = (tag: readonly [string, string], tags: Tags): Owner | undefined => {
  const mark = ownerMarks.find((one) => isMark(one, tag, tags));
  if (mark === undefined) return undefined;
  const by = mark.tool === undefined ? '' : `, which ${mark.tool} sets`;
  return {
    kind: mark.kind,
    evidence: `the tag ${tag[0]}${by}`,
    snippets: snippetsBy(mark.kind, tags),
  };
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
  const tags = isObject(pool.UserPoolTags) ? pool.UserPoolTags : {};
  const counted = Object.entries(tags)
    .filter(([name]) => !isRelic(tags, name, stack))
    .map(([name, value]) => [name, String(value)] as const);
  if (stack.kind === 'stack') {
    const snippets = snippetsBy('owned_by_stack', counted);
    return { kind: 'owned_by_stack', evidence: `the stack ${stack.name}`, snippets };
  }
  return counted.map((tag) => ownerByTag(tag, counted)).find((owner) => owner !== undefined);
};
