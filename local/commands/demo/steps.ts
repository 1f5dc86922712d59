import type { Step } from './context.ts';
import { resultSteps } from './result-steps.ts';
import { signInSteps } from './sign-in-steps.ts';

/** The main job, in the order in which a user lives it. */
export const steps: readonly Step[] = [...signInSteps, ...resultSteps];
