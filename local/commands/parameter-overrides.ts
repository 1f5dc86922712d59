import { InvalidArgumentError } from 'commander';
import type { Parameters } from '../template/parameters.ts';

/** One `Key=Value` of `--parameter-overrides`, put to those before it; as SAM's own option takes them. */
export const collectOverride = (text: string, before: Parameters = {}): Parameters => {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It must be Key=Value.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
};
