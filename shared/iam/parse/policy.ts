import type { PolicyDocument, PolicyVersion } from '../document.ts';
import { readFields, readOneOf, readOneOrMany, readText } from './fields.ts';
import { MalformedPolicyError } from './malformed.ts';
import { readStatement } from './statement.ts';

const versions: readonly PolicyVersion[] = ['2012-10-17', '2008-10-17'];

const fromText = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new MalformedPolicyError('', 'is not JSON');
  }
};

/**
 * Reads a policy from its JSON text or from the value of one. Throws {@link MalformedPolicyError}, and nothing else,
 * where it breaks the grammar: an element that IAM does not know is refused, because a misspelt `Condition` would
 * otherwise allow more than its author meant.
 */
export const parsePolicy = (policy: unknown): PolicyDocument => {
  const value = typeof policy === 'string' ? fromText(policy) : policy;
  const fields = readFields(value, '', ['Version', 'Id', 'Statement']);
  if (!('Statement' in fields)) throw new MalformedPolicyError('', 'has no Statement');
  return {
    Version: 'Version' in fields ? readOneOf(fields.Version, 'Version', versions) : '2008-10-17',
    ...('Id' in fields ? { Id: readText(fields.Id, 'Id') } : {}),
    Statement: readOneOrMany(fields.Statement, 'Statement', readStatement),
  };
};
