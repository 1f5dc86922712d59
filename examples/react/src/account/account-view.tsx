import type { JWT } from 'aws-amplify/auth';
import { lazy, Suspense } from 'react';
import type { Files } from '../configure.ts';
import { textOf } from '../messages.ts';
import { Failure } from '../parts/failure.tsx';
import { useFocus } from '../parts/use-focus.ts';
import type { CodeSignIn } from '../use-code-sign-in.ts';
import { Claims } from './claims.tsx';
import { useTokens } from './use-tokens.ts';

// The S3 client is larger than the sign-in; it is loaded when it is needed.
const OwnFile = lazy(() => import('./own-file.tsx'));

type Props = { signIn: CodeSignIn; files: Files | undefined };

const addressIn = (idToken: JWT | undefined): string => String(idToken?.payload.email ?? '');

export const AccountView = ({ signIn, files }: Props) => {
  const { leave, restart, failure: leaving } = signIn;
  const { tokens, failure, refresh, count, isBusy: isRefreshing } = useTokens(restart);
  // A refresh that ended after the sign-out would keep new tokens, or end the next user's sign-in.
  const isBusy = signIn.isBusy || isRefreshing;
  const heading = useFocus<HTMLHeadingElement>();
  const shown = leaving ?? failure;
  return (
    <section>
      <h1 ref={heading} tabIndex={-1}>
        Signed in
      </h1>
      <p>
        You are <strong>{addressIn(tokens?.idToken)}</strong>.
      </p>
      <Failure text={shown && textOf(shown)} />
      <Claims name="ID token" payload={tokens?.idToken?.payload} />
      <Claims name="Access token" payload={tokens?.accessToken.payload} />
      <button type="button" className="second" disabled={isBusy} onClick={refresh}>
        Refresh the tokens
      </button>
      <p role="status" className="status">
        {count > 0 ? `Refreshed ${count === 1 ? 'once' : `${count} times`}.` : ''}
      </p>
      {files === undefined ? null : (
        <Suspense fallback={<p>Loading</p>}>
          <OwnFile files={files} />
        </Suspense>
      )}
      <button type="button" disabled={isBusy} onClick={() => leave({ everywhere: false })}>
        Sign out
      </button>
      <button
        type="button"
        className="link"
        disabled={isBusy}
        onClick={() => leave({ everywhere: true })}
      >
        Sign out on all devices
      </button>
    </section>
  );
};
