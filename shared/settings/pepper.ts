import type { PepperSet } from '../one-time-code/secrets/pepper-set.ts';
import { isNoPepper, pepperProblem, pepperSetOf } from '../one-time-code/secrets/pepper-set.ts';
import type { SettingsReader } from './environment.ts';

/** Reads both peppers; a short one, or one that the deployment left unresolved, is a problem and never a default. */
export const readPeppers = (settings: SettingsReader): PepperSet => {
  const read = (name: string): string => {
    const pepper = settings.filled(name);
    const problem = pepper === '' || isNoPepper(pepper) ? undefined : pepperProblem(pepper);
    return problem === undefined ? pepper : settings.problem(`${name} ${problem}`, pepper);
  };
  const current = read('CODE_PEPPER_CURRENT');
  if (isNoPepper(current))
    settings.problem('CODE_PEPPER_CURRENT must have at least 32 characters', '');
  return pepperSetOf(current, read('CODE_PEPPER_PREVIOUS'));
};
