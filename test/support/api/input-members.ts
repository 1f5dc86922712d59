import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { NormalizedSchema } from '@smithy/core/schema';

type Members = readonly string[];

const under = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const leavesOf = (shape: NormalizedSchema, path: string): Members => {
  if (shape.isListSchema() || shape.isMapSchema()) {
    const items = shape.getValueSchema();
    return items.isStructSchema() ? leavesOf(items, path) : [path];
  }
  if (!shape.isStructSchema()) return [path];
  const members = Object.entries(shape.getMemberSchemas());
  return members.flatMap(([name, member]) => leavesOf(member, under(path, name)));
};

/** The members of an operation's input by the SDK's schema, at every depth: `Policies.PasswordPolicy.MinimumLength`. */
export const inputMembers = (operation: string): Members => {
  const request: unknown = Reflect.get(sdk, `${operation}Request$`);
  if (!Array.isArray(request)) throw new Error(`The SDK has no schema of ${operation}`);
  return leavesOf(NormalizedSchema.of(request as never), '');
};
