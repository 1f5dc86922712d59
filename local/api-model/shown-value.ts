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

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const camelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** A structure is written with all its members: `RecoveryOptionType(priority=1, name=null)`. */
const structure = (model: ApiModel, shape: Shape, value: Readonly<Record<string, unknown>>) => {
  const members = Object.entries(shape.members ?? {}).map(
    ([name, target]) => `${camelCase(name)}=${written(model, model.shapes[target], value[name])}`,
  );
  const [type] = Object.entries(model.shapes).find(([, known]) => known === shape) ?? [];
  return `${type}(${members.join(', ')})`;
};

/** As AWS writes it in the refusals that cdk-preflight quotes. */
const written = (model: ApiModel, shape: Shape | undefined, value: unknown): string => {
  const { type, member = '', value: item = '' } = shape ?? {};
  if (Array.isArray(value)) {
    return `[${value.map((one) => written(model, model.shapes[member], one)).join(', ')}]`;
  }
  if (!isRecord(value)) return String(value ?? null);
  if (shape !== undefined && type === 'structure') return structure(model, shape, value);
  const entries = Object.entries(value).map(
    ([name, one]) => `${name}=${written(model, model.shapes[item], one)}`,
  );
  return `{${entries.join(', ')}}`;
};

/**
 * The value as AWS writes it between «Value» and «at»: quoted, `null` where it is missing, and nothing at all where
 * the model marks the value or a part of it as sensitive.
 */
export const shownValue = (model: ApiModel, shape: Shape, value: unknown): string => {
  if (isSensitive(model, shape)) return '';
  return value === null ? ' null' : ` '${written(model, shape, value)}'`;
};
