import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { estimates } from './estimates.ts';
import type { Recorded } from './record.ts';
import { meanUse, type Use, useOf } from './sign-in.ts';

const CallSchema = v.object({
  function: v.string(),
  action: v.string(),
  resource: v.string(),
  rows: v.string(),
  times: v.number(),
});

const RecordedSchema = v.object({
  invocations: v.record(v.string(), v.number()),
  calls: v.array(CallSchema),
});

const FileSchema = v.object({ first: RecordedSchema, next: RecordedSchema });

/** The record that is committed; a test compares it with a run. */
export const readRecorded = (): { readonly first: Recorded; readonly next: Recorded } =>
  v.parse(
    FileSchema,
    JSON.parse(readFileSync(new URL('./recorded.json', import.meta.url), 'utf8')),
  );

/** The mean sign-in by the committed record. */
export const readMeanUse = (): Use => {
  const { first, next } = readRecorded();
  return meanUse(useOf(first), useOf(next), estimates.firstShare);
};
