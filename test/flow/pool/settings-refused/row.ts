/** The operations whose settings the table is about. */
export type Operation =
  | 'CreateUserPool'
  | 'UpdateUserPool'
  | 'SetUserPoolMfaConfig'
  | 'CreateUserPoolClient'
  | 'UpdateUserPoolClient'
  | 'CreateUserPoolDomain'
  | 'UpdateUserPoolDomain'
  | 'CreateIdentityProvider'
  | 'CreateResourceServer'
  | 'CreateIdentityPool'
  | 'SetIdentityPoolRoles';

/** Settings that AWS refused, with its own words, beside the nearest settings that it took. */
export type Row = {
  /** What is wrong, as the object of «refuses». */
  readonly what: string;
  /** Each of them is called with the wrong and with the right settings, in a pool of its own. */
  readonly operations: readonly Operation[];
  readonly wrong: object;
  /** The exception's name. */
  readonly error: string;
  /** What its text is, or begins with. `{pool}` stands for the pool's id. */
  readonly text: string;
  readonly right: object;
  /** Settings of the pool that the calls are about. */
  readonly pool?: object;
};

/** The text of a member that breaks a constraint of the API's model, the first of so many. */
export const constraint = (value: string, path: string, rule: string, problems = 1): string =>
  `${problems} validation error${problems === 1 ? '' : 's'} detected: Value '${value}' at '${path}' failed to satisfy constraint: Member must ${rule}`;

/** Most rows: a combination that the service itself refuses. */
export const refusedParameter = 'InvalidParameterException';
