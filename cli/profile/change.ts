import { isDeepStrictEqual } from 'node:util';
import type { OwnFields } from '#shared/extensions/claims.ts';
import { ownClaimsOf, ownValuesOf } from '#shared/extensions/own-fields.ts';
import { parseMappings } from '#shared/profile/claim-mapping.ts';
import {
  claimsBudgetBytes,
  claimsOf,
  exceedsBudget,
  type TokenClaims,
} from '#shared/profile/claims.ts';
import type { ProfileDefaults } from '#shared/profile/defaults.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { isSessionTagValue, sessionTagCharacters } from '#shared/profile/session-tag.ts';
import { SettingsReader } from '#shared/settings/environment.ts';
import { readProfileDefaults } from '#shared/settings/profile.ts';
import { type OwnChange, readOwnFields } from './own-fields.ts';

export type Change =
  | { readonly kind: 'set'; readonly fields: Partial<ProfileDefaults>; readonly own?: OwnChange }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'activate' };

/** As the command line gives them; an empty text takes the field away. */
export type FieldTexts = {
  readonly tenant?: string | undefined;
  readonly roles?: string | undefined;
  readonly plan?: string | undefined;
  /** `name=value`, each. */
  readonly field?: readonly string[] | undefined;
};

/** The bounds of DefaultTenant, DefaultPlan and DefaultRoles in template.yaml. */
const longest = { tenant: 128, plan: 128, roles: 800 } as const;

const names = ['tenant', 'roles', 'plan'] as const;

/**
 * What the receiver of a value does not take, empty where it takes it. A tenant becomes a session tag; a plan and roles
 * become only claims, JSON text, in which control characters would only deceive a reader.
 */
const unfitFor = (name: (typeof names)[number], text: string): string => {
  if (name !== 'roles' && text !== text.trim())
    return `--${name} must not begin or end with a blank.`;
  if (name === 'tenant' && !isSessionTagValue(text)) {
    return `--tenant becomes a session tag of AWS credentials, which takes only ${sessionTagCharacters}.`;
  }
  return /\p{C}/u.test(text) ? `--${name} must not hold control characters.` : '';
};

/** Reads fields exactly as the functions read their defaults; says what is wrong without repeating it. */
export const readFields = (
  texts: FieldTexts,
  ownFields: OwnFields = {},
):
  | { readonly fields: Partial<ProfileDefaults>; readonly own?: OwnChange }
  | { readonly problem: string } => {
  const given = names.filter((name) => texts[name] !== undefined);
  if (given.length === 0 && texts.field === undefined) {
    return { problem: 'Give at least one of --tenant, --roles, --plan, --field.' };
  }
  const tooLong = given.find((name) => (texts[name]?.length ?? 0) > longest[name]);
  if (tooLong !== undefined) {
    return { problem: `--${tooLong} must have at most ${longest[tooLong]} characters.` };
  }
  const unfit = given.map((name) => unfitFor(name, texts[name] ?? '')).find((one) => one !== '');
  if (unfit !== undefined) return { problem: unfit };
  const ownRead = readOwnFields(texts.field ?? [], ownFields);
  if ('problem' in ownRead) return ownRead;
  const read = readProfileDefaults(
    new SettingsReader({
      DEFAULT_TENANT: texts.tenant ?? '',
      DEFAULT_ROLES: texts.roles ?? '',
      DEFAULT_PLAN: texts.plan ?? '',
    }),
  );
  return {
    fields: Object.fromEntries(given.map((name) => [name, read[name]])),
    ...(texts.field === undefined ? {} : ownRead),
  };
};

const withOwn = (stored: Profile['own'], change: OwnChange = {}): Pick<Profile, 'own'> => {
  const own = Object.entries({ ...stored, ...change }).filter(([, value]) => value !== undefined);
  return own.length === 0 ? {} : { own: Object.fromEntries(own) };
};

const withFields = (
  profile: Profile,
  { fields, own: change }: Extract<Change, { kind: 'set' }>,
): Profile => {
  const { tenant, plan, own, ...rest } = { ...profile, ...fields };
  return {
    ...rest,
    ...withOwn(own, change),
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
  if (change.kind === 'set') return withFields(profile, change);
  return { ...profile, status: change.kind === 'suspend' ? 'suspended' : 'active' };
};

const same = (a: Profile, b: Profile): boolean =>
  a.status === b.status &&
  a.tenant === b.tenant &&
  a.plan === b.plan &&
  a.roles.join(',') === b.roles.join(',') &&
  isDeepStrictEqual(a.own, b.own);

/** When a change is made, in milliseconds since the epoch, and by whom. */
export type Stamp = { readonly at: number; readonly by: string };

const claimsWith = (profile: Profile, fields: OwnFields): TokenClaims => {
  const { id, access } = claimsOf(profile, everyClaim);
  const own = ownClaimsOf(fields, ownValuesOf(fields, profile.own));
  return { id: { ...own.id, ...id }, access: { ...own.access, ...access } };
};

/** The profile as it should be next; `version` rises by one. What no token could carry is refused. */
export const nextProfile = (
  profile: Profile,
  change: Change,
  { at, by }: Stamp,
  ownFields: OwnFields = {},
): Changed => {
  const next = apply(profile, change);
  if (same(profile, next)) return { outcome: 'unchanged', profile };
  // Pre token generation refuses tokens that would be larger: the user would be locked out.
  if (exceedsBudget(claimsWith(next, ownFields))) {
    return {
      outcome: 'refused',
      problem: `The claims would have over ${claimsBudgetBytes} bytes.`,
    };
  }
  return {
    outcome: 'changed',
    profile: {
      ...next,
      updatedAt: new Date(at).toISOString(),
      updatedBy: by,
      version: profile.version + 1,
    },
  };
};
