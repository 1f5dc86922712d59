import type { TestStack } from '../../support/stack/stack.ts';

export type Compared = { readonly at: number; readonly outcome: string; readonly kind: string };

type Entry = { readonly line: string; readonly at: string };

const read = ({ line, at }: Entry): Compared | undefined => {
  if (!line.includes('"answer compared"')) return undefined;
  const { outcome, kind } = JSON.parse(line);
  return { at: Date.parse(at), outcome, kind };
};

/** Every comparison of an answer with a code so far, by verify's own log. */
export const comparedBy = async (stack: Pick<TestStack, 'call'>): Promise<readonly Compared[]> => {
  const entries = await stack.call<Entry[]>(
    'GET',
    'logs?function=VerifyAuthChallengeResponseFunction',
  );
  return entries.map(read).filter((compared) => compared !== undefined);
};
