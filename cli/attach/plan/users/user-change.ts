/** What an app or its users see, before and after the triggers are set. */
export type UserChange = {
  readonly about: 'sign-up' | 'sign-in' | 'recovery' | 'tokens';
  readonly before: string;
  readonly after: string;
};

/** What the plan changes: the triggers that will call another function, and those that called one before. */
export type Change = {
  readonly set: readonly string[];
  readonly taken: readonly string[];
};
