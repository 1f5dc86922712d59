/**
 * What a round remembers of itself in `challengeMetadata`, which Cognito hands to later define and create calls of the
 * same sign-in: `v1.<kind>.<resends so far>.<challenge id>`. The id is no secret: nobody can answer with it, since the
 * one that counts travels in Cognito's private parameters. It ties the round to its code, when the user's row may by
 * then belong to another sign-in.
 */
export type RoundMetadata = {
  readonly kind: 'code' | 'wait';
  readonly resends: number;
  readonly challengeId?: string;
};

const pattern = /^v1\.(code|wait)\.(\d{1,2})(?:\.([0-9a-f]{32}))?$/;

export const writeMetadata = ({ kind, resends, challengeId }: RoundMetadata): string =>
  ['v1', kind, resends, challengeId].filter((part) => part !== undefined).join('.');

/** Nothing for what an older or newer version, or somebody else, wrote. */
export const readMetadata = (metadata: string | null | undefined): RoundMetadata | undefined => {
  const [, kind, resends, challengeId] = pattern.exec(metadata ?? '') ?? [];
  if (kind !== 'code' && kind !== 'wait') return undefined;
  return { kind, resends: Number(resends), ...(challengeId === undefined ? {} : { challengeId }) };
};
