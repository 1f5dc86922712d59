import { batch, computed, signal } from '@preact/signals';
import { type Known, nothingKnown } from './apply.ts';
import { groupsOf } from './groups.ts';

/** The signals of the page. Each view reads those that it shows. */

export const attempts = signal(nothingKnown.attempts);
export const messages = signal(nothingKnown.messages);
export const decisions = signal(nothingKnown.decisions);
export const faults = signal(nothingKnown.faults);
export const clockOffsetMs = signal(nothingKnown.clockOffsetMs);
export const userChanges = signal(nothingKnown.userChanges);

export const groups = computed(() => groupsOf(attempts.value, messages.value));

export const isLive = signal(false);

/** The response of `/_local/info`; undefined until it is there. */
export const info = signal<unknown>(undefined);

/** A failure that the page could not show in its place. */
export const notice = signal('');

/** Whether codes, private parameters and tokens are shown everywhere. */
export const showsSecrets = signal(false);

export const known = (): Known => ({
  attempts: attempts.peek(),
  messages: messages.peek(),
  decisions: decisions.peek(),
  faults: faults.peek(),
  clockOffsetMs: clockOffsetMs.peek(),
  userChanges: userChanges.peek(),
});

export const show = (next: Known): void =>
  batch(() => {
    attempts.value = next.attempts;
    messages.value = next.messages;
    decisions.value = next.decisions;
    faults.value = next.faults;
    clockOffsetMs.value = next.clockOffsetMs;
    userChanges.value = next.userChanges;
  });
