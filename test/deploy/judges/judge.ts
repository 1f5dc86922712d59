import type { Grant } from '../support/roles.ts';
import type { Stack } from '../support/stack.ts';

/**
 * Fails unless something is missing while the role lacks the grant, and works again with it: then the grant was the
 * reason.
 * @returns what was missing
 */
export type Judge = (stack: Stack, grant: Grant) => Promise<string>;
