import { type AuthTokens, fetchAuthSession, signOut } from 'aws-amplify/auth';
import { useEffect, useState } from 'react';
import { failureOf } from '../use-code-sign-in.ts';

/** A refresh that fails with one of these means that this user or this app may not go on. */
const endsSession = new Set(['profile_suspended', 'client_not_allowed', 'domain_not_allowed']);

/**
 * The tokens, refreshed on demand; Amplify refreshes them itself when they expire. `onEnd` is called where the refresh
 * token is not accepted any more: Amplify returns no tokens then and throws nothing.
 */
export const useTokens = (onEnd: () => void) => {
  const [tokens, setTokens] = useState<AuthTokens>();
  const [failure, setFailure] = useState<string>();
  const [count, setCount] = useState(0);
  const [isBusy, setIsBusy] = useState(false);

  const load = async (forceRefresh: boolean): Promise<void> => {
    setFailure(undefined);
    setIsBusy(true);
    try {
      const session = await fetchAuthSession({ forceRefresh });
      if (session.tokens === undefined) return onEnd();
      setTokens(session.tokens);
      if (forceRefresh) setCount((before) => before + 1);
    } catch (error) {
      // First the session, then the text: a reload by a user who has read it must find no tokens.
      if (endsSession.has(failureOf(error))) {
        setTokens(undefined);
        await signOut();
      }
      setFailure(failureOf(error));
    } finally {
      setIsBusy(false);
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the view appears.
  useEffect(() => void load(false), []);
  return { tokens, failure, count, isBusy, refresh: () => load(true) };
};
