import { Action } from '../parts/action.tsx';
import { JsonView } from '../parts/json-view.tsx';
import { Secret } from '../parts/secret.tsx';
import { isObject, textAt } from '../state/json.ts';
import { attempts } from '../state/page.ts';
import { ownClaims, payloadOf } from './claims.ts';
import { type Phase, refresh, revoke, signOut, startAgain } from './flow.ts';

const Claims = ({
  payload,
  own,
}: {
  readonly payload: unknown;
  readonly own: ReadonlySet<string>;
}) => {
  if (!isObject(payload)) return <JsonView label="Token" value={payload} />;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Claim</th>
          <th scope="col">Value</th>
          <th scope="col">Set by</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(payload).map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{typeof value === 'string' ? value : JSON.stringify(value)}</td>
            <td>{own.has(name) ? <b>the suite</b> : 'Cognito'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Token = ({
  title,
  token,
  own,
}: {
  title: string;
  token: string;
  own: ReadonlySet<string>;
}) => (
  <section class="card">
    <h2>{title}</h2>
    {token === '' ? (
      <p class="hint">The response holds none.</p>
    ) : (
      <p class="token">
        <Secret name={title}>{token}</Secret>
      </p>
    )}
    {token.split('.').length === 3 ? <Claims payload={payloadOf(token)} own={own} /> : null}
  </section>
);

/** The tokens of a sign-in, decoded, and what can be done with them. */
export const Tokens = ({ phase }: { readonly phase: Extract<Phase, { kind: 'tokens' }> }) => {
  const idToken = textAt(phase.tokens, 'IdToken');
  const own = ownClaims(attempts.value, textAt(payloadOf(idToken), 'sub'));
  return (
    <>
      <div class="actions">
        <h2>Signed in as {phase.email}</h2>
        <Action run={refresh}>Refresh</Action>
        <Action run={revoke}>Revoke</Action>
        <Action run={signOut}>Sign out everywhere</Action>
        <button type="button" onClick={startAgain}>
          Sign in as another user
        </button>
      </div>
      <div class="cards">
        <Token title="ID token" token={idToken} own={own} />
        <Token title="Access token" token={textAt(phase.tokens, 'AccessToken')} own={own} />
        <Token title="Refresh token" token={textAt(phase.tokens, 'RefreshToken')} own={own} />
      </div>
    </>
  );
};
