import * as v from 'valibot';

/** How far a backfill is. `created` in a dry run: would be. */
export type Counts = {
  readonly seen: number;
  readonly created: number;
  readonly existed: number;
  readonly skipped: number;
};

/** After the last whole page: `next` is the token of the page to go on with, null when there is none left. */
export type Progress = Counts & {
  readonly userPoolId: string;
  readonly table: string;
  readonly next: string | null;
};

export const noProgress: Counts = { seen: 0, created: 0, existed: 0, skipped: 0 };

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const progressSchema = v.strictObject({
  userPoolId: v.string(),
  table: v.string(),
  next: v.nullable(v.string()),
  seen: count,
  created: count,
  existed: count,
  skipped: count,
});
