import { readdirSync, readFileSync } from 'node:fs';
import { suiteTriggers } from '#shared/cognito/triggers.ts';

const root = new URL('../../../events/', import.meta.url);

const samplesIn = (folder: string, name: string) =>
  readdirSync(new URL(`${folder}/`, root)).map((file) => ({
    name,
    sample: `${folder}/${file}`,
    event: JSON.parse(readFileSync(new URL(`${folder}/${file}`, root), 'utf8')),
  }));

/** Every sample event of a trigger that the suite has a function for; the others are shown to fit by `parse`. */
export const samples = suiteTriggers.flatMap(({ folder, functionId }) =>
  samplesIn(folder, functionId),
);

/** The courier's: stream records in place of a trigger's event. */
export const courierSamples = samplesIn('code-delivery', 'CodeDeliveryFunction');
