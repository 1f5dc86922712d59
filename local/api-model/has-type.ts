import type { Shape } from './model.ts';

export type Structure = Readonly<Record<string, unknown>>;

export const isStructure = (value: unknown): value is Structure =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value has the JSON type of a shape. */
export const hasType = ({ type }: Shape, value: unknown): boolean => {
  if (type === 'structure' || type === 'map') return isStructure(value);
  if (type === 'list') return Array.isArray(value);
  if (type === 'integer' || type === 'long') return Number.isSafeInteger(value);
  return typeof value === type;
};
