import type { Step } from './context.ts';
import { identitySteps } from './identity-steps.ts';
import { nativeSignInSteps } from './native-steps.ts';
import { resultSteps } from './result-steps.ts';
import { signInSteps } from './sign-in-steps.ts';

/** The main use case, step by step. */
export const suiteSteps: readonly Step[] = [...signInSteps, ...resultSteps];

/** The same with Cognito's own codes. */
export const nativeSteps: readonly Step[] = [...nativeSignInSteps, ...resultSteps];

/** The sign-in, then AWS credentials for it. */
export const stepsToCredentials: readonly Step[] = [...signInSteps, ...identitySteps];
