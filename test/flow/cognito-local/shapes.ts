import { expect } from 'vitest';

/** Ids as Cognito forms them: user names and `sub` are UUIDs of any version (API reference: SignUp, UserSub). */
export const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

export const aDate = expect.any(Date);

/** What a caller sees of an answer: the SDK adds `$metadata`, which no row is about. */
export const withoutMetadata = <Answer extends { readonly $metadata: unknown }>({
  $metadata: _,
  ...answer
}: Answer) => answer;
