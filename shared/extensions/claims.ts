import type { Profile } from '../profile/profile.ts';

/** A value of a field or claim of one's own. */
export type OwnValue = string | number | boolean | readonly string[];

type Field<Type extends string, Value extends OwnValue> = {
  readonly type: Type;
  /** The value of profiles that have none. It is applied when a profile is read, and never written. */
  readonly default?: Value;
  /** The name of its claim; without one the field gives no claim. */
  readonly claim?: string;
  /** The token that gets the claim; both unless written. */
  readonly tokens?: 'id' | 'access';
};

/** A profile field of one's own: a column of ProfilesTable that support sets with `profile set --field`. */
export type OwnField =
  | Field<'text', string>
  | Field<'number', number>
  | Field<'boolean', boolean>
  | Field<'list', readonly string[]>;

export type OwnFields = Readonly<Record<string, OwnField>>;

export type OwnValues = Readonly<Record<string, OwnValue>>;

/** What computed claims may depend on: the columns that no client can write. `locale` is not among them. */
export type ProfileOfClaims = Pick<
  Profile,
  'userId' | 'status' | 'roles' | 'tenant' | 'plan' | 'origin' | 'createdAt'
> & {
  /** The values of the fields, defaults included. */
  readonly own: OwnValues;
};

/** What Cognito says of the token, not the client. */
export type TokenFacts = {
  /** The app client, or empty where Cognito names none. */
  readonly clientId: string;
  /** The user's groups in the pool. */
  readonly groups: readonly string[];
};

export type ComputedClaims = { readonly id?: OwnValues; readonly access?: OwnValues };

/** The type of `extensions/claims.ts`. */
export type ClaimsExtension = {
  readonly fields: OwnFields;
  /**
   * Further claims. It runs at every token, so it waits for nothing, and nothing can stop it. A reserved name, the name of
   * another claim, `tenant`, a value of another type, or more than the size budget is left out; an exception leaves out
   * all of them.
   */
  readonly compute?: (profile: ProfileOfClaims, facts: TokenFacts) => ComputedClaims;
};
