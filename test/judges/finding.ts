import { matchesGlob } from 'node:path';
import * as v from 'valibot';

/** What a judge says of a resource in one variant of a template. */
export type Finding = {
  readonly rule: string;
  /** Its logical id; empty for what is said of the template. */
  readonly resource: string;
  readonly variant: string;
  readonly detail: string;
};

const AcceptedSchema = v.strictObject({
  rule: v.pipe(v.string(), v.nonEmpty()),
  /** Logical ids, with `*` for any letters. */
  resources: v.pipe(v.array(v.string()), v.nonEmpty()),
  /** The variants in which it is accepted; all, where this is left out. */
  variants: v.optional(v.pipe(v.array(v.string()), v.nonEmpty())),
  reason: v.pipe(v.string(), v.minLength(20)),
});

/** A list of findings that are accepted, each with its reason. */
export const AcceptedListSchema = v.array(AcceptedSchema);
export type Accepted = v.InferOutput<typeof AcceptedSchema>;

type Place = { readonly entry: Accepted; readonly pattern: string };

const covers = ({ entry, pattern }: Place, { rule, resource, variant }: Finding): boolean =>
  entry.rule === rule &&
  matchesGlob(resource, pattern) &&
  (entry.variants?.includes(variant) ?? true);

/**
 * The findings that no entry accepts, and the entries' resources that no finding names any more. Both are wrong: a list
 * that may hold what is not found would hide the finding when it comes back.
 */
export const compareWithAccepted = (
  findings: readonly Finding[],
  accepted: readonly Accepted[],
): { readonly fresh: readonly Finding[]; readonly stale: readonly string[] } => {
  const places = accepted.flatMap((entry) =>
    entry.resources.map((pattern) => ({ entry, pattern })),
  );
  return {
    fresh: findings.filter((finding) => !places.some((place) => covers(place, finding))),
    stale: places
      .filter((place) => !findings.some((finding) => covers(place, finding)))
      .map(({ entry, pattern }) => `${entry.rule} ${pattern}`.trim()),
  };
};
