import { InvalidArgumentError } from 'commander';
import type { Parameters } from '../template/parameters.ts';

/** Adds one `Key=Value` of `--parameter-overrides` to those before it, in the syntax of SAM's option. */
export const collectOverride = (text: string, before: Parameters = {}): Parameters => {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It must be Key=Value.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
};
