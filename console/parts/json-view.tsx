import type { ComponentChildren } from 'preact';
import { isSecret } from '../state/mask.ts';
import { Secret } from './secret.tsx';

type Props = { readonly value: unknown; readonly path?: readonly string[] };

const indent = (depth: number): string => '  '.repeat(depth);

const Leaf = ({ value, path = [] }: Props) => {
  const text = JSON.stringify(value) ?? 'undefined';
  if (isSecret(path, value)) return <Secret name={path.join('.')}>{text}</Secret>;
  return <span class={typeof value === 'string' ? 'text' : 'atom'}>{text}</span>;
};

const membersOf = (value: object): readonly (readonly [string, unknown])[] =>
  Array.isArray(value)
    ? value.map((member, index) => [String(index), member] as const)
    : Object.entries(value);

const Branch = ({
  value,
  path = [],
}: {
  readonly value: object;
  readonly path?: readonly string[];
}) => {
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const members = membersOf(value);
  if (members.length === 0) return <span class="atom">{`${open}${close}`}</span>;
  const lines: ComponentChildren[] = members.map(([key, member], index) => (
    <>
      {`\n${indent(path.length + 1)}`}
      {Array.isArray(value) ? null : <span class="key">{`${JSON.stringify(key)}: `}</span>}
      <Value value={member} path={[...path, key]} />
      {index < members.length - 1 ? ',' : ''}
    </>
  ));
  return (
    <>
      {open}
      {lines}
      {`\n${indent(path.length)}${close}`}
    </>
  );
};

const Value = ({ value, path = [] }: Props) =>
  typeof value === 'object' && value !== null ? (
    <Branch value={value} path={path} />
  ) : (
    <Leaf value={value} path={path} />
  );

/** Any value as indented JSON; secrets in it are masked. */
export const JsonView = ({ value, label }: { readonly value: unknown; readonly label: string }) => (
  <section class="json" aria-label={label}>
    <Value value={value} />
  </section>
);
