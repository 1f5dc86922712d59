import { isObject, type JsonObject } from '../../../common/json.ts';
import type { StackLookup } from '../observed.ts';

export type Owner = {
  readonly kind: 'owned_by_stack' | 'owned_by_terraform' | 'owned_by_other';
  /** What was seen, for the reader to look up. */
  readonly evidence: string;
};

const says = (word: RegExp, name: string, value: string): boolean =>
  word.test(name) ? !/^(false|no|0)$/i.test(value) : word.test(value);

const ownerByTag = (name: string, value: string): Owner | undefined => {
  const evidence = `the tag ${name}`;
  if (name.startsWith('aws:cloudformation:')) return { kind: 'owned_by_stack', evidence };
  if (name.startsWith('aws:')) return { kind: 'owned_by_other', evidence };
  if (says(/amplify:|^user:(Stack|Application)$/i, name, '')) {
    return { kind: 'owned_by_stack', evidence: `${evidence}, which Amplify sets` };
  }
  if (says(/terraform|opentofu/i, name, value)) return { kind: 'owned_by_terraform', evidence };
  if (name.startsWith('services.k8s.aws/')) {
    return {
      kind: 'owned_by_other',
      evidence: `${evidence}, which AWS Controllers for Kubernetes sets`,
    };
  }
  if (says(/pulumi|crossplane/i, name, value)) return { kind: 'owned_by_other', evidence };
  return undefined;
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
  return Object.entries(tags)
    .filter(([name]) => !isRelic(tags, name, stack))
    .map(([name, value]) => ownerByTag(name, String(value)))
    .find((owner) => owner !== undefined);
};
