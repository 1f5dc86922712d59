import { parseMappings } from '#shared/profile/claim-mapping.ts';
import { claimsBudgetBytes, claimsOf, exceedsBudget } from '#shared/profile/claims.ts';
import type { ProfileDefaults } from '#shared/profile/defaults.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { SettingsReader } from '#shared/settings/environment.ts';
import { readProfileDefaults } from '#shared/settings/profile.ts';

export type Change =
  | { readonly kind: 'set'; readonly fields: Partial<ProfileDefaults> }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'activate' };

/** As the command line gives them; an empty text takes the field away. */
export type FieldTexts = {
  readonly tenant?: string | undefined;
  readonly roles?: string | undefined;
  readonly plan?: string | undefined;
};

/** The bounds of DefaultTenant, DefaultPlan and DefaultRoles in template.yaml. */
const longest = { tenant: 128, plan: 128, roles: 800 } as const;

const names = ['tenant', 'roles', 'plan'] as const;

/** Reads fields exactly as the functions read their defaults; says what is wrong without repeating it. */
export const readFields = (
  texts: FieldTexts,
): { readonly fields: Partial<ProfileDefaults> } | { readonly problem: string } => {
  const given = names.filter((name) => texts[name] !== undefined);
  if (given.length === 0) return { problem: 'Give at least one of --tenant, --roles, --plan.' };
  const tooLong = given.find((name) => (texts[name]?.length ?? 0) > longest[name]);
  if (tooLong !== undefined) {
    return { problem: `--${tooLong} must have at most ${longest[tooLong]} characters.` };
  }
  const read = readProfileDefaults(
    new SettingsReader({
      DEFAULT_TENANT: texts.tenant ?? '',
      DEFAULT_ROLES: texts.roles ?? '',
      DEFAULT_PLAN: texts.plan ?? '',
    }),
  );
  return { fields: Object.fromEntries(given.map((name) => [name, read[name]])) };
};

const withFields = (profile: Profile, fields: Partial<ProfileDefaults>): Profile => {
  const { tenant, plan, ...rest } = { ...profile, ...fields };
  return {
    ...rest,
    ...(tenant === undefined || tenant === '' ? {} : { tenant }),
    ...(plan === undefined || plan === '' ? {} : { plan }),
  };
};

const everyClaim = parseMappings(['tenant', 'roles', 'plan'], false).mappings;

export type Changed =
  | { readonly outcome: 'changed'; readonly profile: Profile }
  | { readonly outcome: 'unchanged'; readonly profile: Profile }
  | { readonly outcome: 'refused'; readonly problem: string };

const apply = (profile: Profile, change: Change): Profile => {
  if (change.kind === 'set') return withFields(profile, change.fields);
  return { ...profile, status: change.kind === 'suspend' ? 'suspended' : 'active' };
};

const same = (a: Profile, b: Profile): boolean =>
  a.status === b.status &&
  a.tenant === b.tenant &&
  a.plan === b.plan &&
  a.roles.join(',') === b.roles.join(',');

/** The profile as it should be next; `version` rises by one. What no token could carry is refused. */
export const nextProfile = (profile: Profile, change: Change, now: number): Changed => {
  const next = apply(profile, change);
  if (same(profile, next)) return { outcome: 'unchanged', profile };
  // Pre token generation refuses tokens that would be larger: the user would be locked out.
  if (exceedsBudget(claimsOf(next, everyClaim))) {
    return {
      outcome: 'refused',
      problem: `The claims would have over ${claimsBudgetBytes} bytes.`,
    };
  }
  const changedAt = new Date(now).toISOString();
  return {
    outcome: 'changed',
    profile: { ...next, updatedAt: changedAt, version: profile.version + 1 },
  };
};
