import diff, { type Difference } from 'microdiff';
import { isObject } from '../state/json.ts';
import { isSecret } from '../state/mask.ts';
import { Secret } from './secret.tsx';

type Props = { readonly before: unknown; readonly after: unknown };

const words = { CREATE: 'added', CHANGE: 'changed', REMOVE: 'removed' } as const;
const signs = { CREATE: '+', CHANGE: '~', REMOVE: '−' } as const;

const asObject = (value: unknown) => (isObject(value) ? { ...value } : {});

const Text = ({ path, value }: { readonly path: readonly string[]; readonly value: unknown }) => {
  const text = JSON.stringify(value) ?? 'undefined';
  return isSecret(path, value) ? <Secret name={path.join('.')}>{text}</Secret> : text;
};

const Line = ({ difference }: { readonly difference: Difference }) => {
  const path = difference.path.map(String);
  return (
    <li class={words[difference.type]}>
      <span class="sign" aria-hidden="true">
        {signs[difference.type]}
      </span>
      <span class="word">{words[difference.type]}</span> <b>{path.join('.')}</b>{' '}
      {difference.type === 'CREATE' ? null : <Text path={path} value={difference.oldValue} />}
      {difference.type === 'CHANGE' ? ' → ' : null}
      {difference.type === 'REMOVE' ? null : <Text path={path} value={difference.value} />}
    </li>
  );
};

/** What a function changed of the event's `response`. */
export const Changes = ({ before, after }: Props) => {
  const differences = diff(asObject(before), asObject(after));
  if (differences.length === 0) return <p class="hint">The function changed nothing.</p>;
  return (
    <ul class="changes">
      {differences.map((difference) => (
        <Line key={difference.path.join('.')} difference={difference} />
      ))}
    </ul>
  );
};
