import type { ApiModel, Shape } from './model.ts';

/** Whether the model marks the shape, or anything that it consists of, as sensitive. */
const isSensitive = ({ shapes }: ApiModel, shape: Shape): boolean => {
  const reached = new Set([shape]);
  for (const { members = {}, member, key, value } of reached) {
    for (const name of [...Object.values(members), member, key, value]) {
      const next = shapes[name ?? ''];
      if (next !== undefined) reached.add(next);
    }
  }
  return [...reached].some(({ sensitive }) => sensitive === true);
};

const plain = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(plain).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([name, one]) => `${name}=${plain(one)}`);
  return `{${entries.join(', ')}}`;
};

/**
 * The value as AWS writes it between «Value» and «at»: quoted, `null` where it is missing, and nothing at all where
 * the model marks the value or a part of it as sensitive.
 */
export const shownValue = (model: ApiModel, shape: Shape, value: unknown): string => {
  if (isSensitive(model, shape)) return '';
  return value === null ? ' null' : ` '${plain(value)}'`;
};
