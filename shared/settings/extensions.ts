import { refusals } from '../errors.ts';
import { type AnySignUpExtension, signUpProblems } from '../extensions/sign-up.ts';
import type { SettingsReader } from './environment.ts';

/** Reports what is wrong with `extensions/sign-up.ts`, so that the cold start stops as for a wrong setting. */
export const checkSignUp = (settings: SettingsReader, own: AnySignUpExtension): void => {
  for (const problem of signUpProblems(own, Object.keys(refusals))) {
    settings.problem(`extensions/sign-up.ts: ${problem}`, undefined);
  }
};
