type Props = { name: string; payload: Readonly<Record<string, unknown>> | undefined };

/** Times are seconds since 1970 (RFC 7519, NumericDate). */
const times = new Set(['exp', 'iat', 'auth_time']);

const valueText = (name: string, value: unknown): string => {
  if (typeof value === 'number' && times.has(name)) return new Date(value * 1000).toLocaleString();
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** What a token says. The token itself is a key to the account, so it is not shown. */
export const Claims = ({ name, payload = {} }: Props) => (
  <details open={name === 'ID token'}>
    <summary>{name}</summary>
    <dl aria-label={`Claims of the ${name}`}>
      {Object.entries(payload).map(([claim, value]) => (
        <div key={claim}>
          <dt>{claim}</dt>
          <dd>{valueText(claim, value)}</dd>
        </div>
      ))}
    </dl>
  </details>
);
