import * as v from 'valibot';
import { userPoolId } from '../../wire/inputs.ts';

/** Members of both CreateGroup and UpdateGroup. */
export const groupInput = v.object({
  UserPoolId: userPoolId,
  GroupName: v.string(),
  Description: v.optional(v.string()),
  RoleArn: v.optional(v.string()),
  Precedence: v.optional(v.number()),
});

/** What the request sets of a group, as its record has it. */
export const groupSettings = (given: v.InferOutput<typeof groupInput>) => ({
  ...(given.Description === undefined ? {} : { description: given.Description }),
  ...(given.RoleArn === undefined ? {} : { roleArn: given.RoleArn }),
  ...(given.Precedence === undefined ? {} : { precedence: given.Precedence }),
});
