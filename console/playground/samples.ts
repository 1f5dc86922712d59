import { computed, signal } from '@preact/signals';
import { send } from '../api/control.ts';
import { at, textAt } from '../state/json.ts';

export type Sample = {
  readonly file: string;
  /** Empty where the suite has no function for the trigger. */
  readonly function: string;
  readonly event: unknown;
};

/** The sample events of the repository. */
export const samples = signal<readonly Sample[]>([]);

/** The functions that they are for. */
export const functionNames = computed(() =>
  [...new Set(samples.value.map((sample) => sample.function))].filter(Boolean),
);

export const readSamples = async (): Promise<void> => {
  if (samples.value.length > 0) return;
  const found = await send('/_local/console/samples.json', {});
  samples.value = (Array.isArray(found) ? found : []).map((sample) => ({
    file: textAt(sample, 'file'),
    function: textAt(sample, 'function'),
    event: at(sample, 'event'),
  }));
};
