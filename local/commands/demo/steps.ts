import type { Step } from './context.ts';
import { resultSteps } from './result-steps.ts';
import { signInSteps } from './sign-in-steps.ts';

/** The main use case, step by step. */
export const steps: readonly Step[] = [...signInSteps, ...resultSteps];
