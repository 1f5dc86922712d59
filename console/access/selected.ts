import { signal } from '@preact/signals';

/** The key of the decision that is open. */
export const selectedDecision = signal('');
