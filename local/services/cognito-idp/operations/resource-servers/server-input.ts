import * as v from 'valibot';
import { scopes, userPoolId } from '../../wire/inputs.ts';

/** Members of both CreateResourceServer and UpdateResourceServer. */
export const serverInput = v.object({
  UserPoolId: userPoolId,
  Identifier: v.string(),
  Name: v.string(),
  Scopes: scopes,
});

/** The whole server, as its record has it. */
export const serverOf = ({ Identifier, Name, Scopes }: v.InferOutput<typeof serverInput>) => ({
  identifier: Identifier,
  name: Name,
  ...(Scopes === undefined ? {} : { scopes: Scopes }),
});
