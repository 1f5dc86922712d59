import { callOf } from '../../common/calls.ts';
import { deniedActionOf } from '../../common/causes.ts';

/** Whether the credentials do not permit the call. */
export const isDenied = (error: unknown): boolean =>
  error instanceof Error && /AccessDenied|NotAuthorized/.test(error.name);

/** The refused action: the one in the service's text (iam:PassRole may stand behind the call), else the call's own. */
export const deniedAction = (error: unknown): string | undefined =>
  isDenied(error) ? deniedActionOf({ error, call: callOf(error) }) : undefined;
