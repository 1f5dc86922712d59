/** What a rule of one's own sees of a new user. */
export type OwnSignUpFacts = {
  /** `self`: sign-up in an app. `admin`: AdminCreateUser. `federated`: first sign-in by an identity provider. */
  readonly source: 'self' | 'admin' | 'federated';
  /** The attributes that were sent. The suite has accepted the address; nothing proves yet whose it is. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  /** The app client, or empty where Cognito names none. */
  readonly clientId: string;
  /** Written by the client and checked by nothing: a hint at most, such as the token of a captcha to verify. */
  readonly writtenByClient: {
    readonly clientMetadata: Readonly<Record<string, string>>;
    readonly validationData: Readonly<Record<string, string>>;
  };
};

/**
 * The type of `extensions/sign-up.ts`. The rule can only refuse more: it is called for users whom the suite's own rules
 * admit. `Code` lists the codes of its refusals; without it the rule refuses no one.
 */
export type SignUpExtension<Code extends string = never> = {
  /** The sentence of each code, which the user sees after the code and a colon. Without a final stop: Cognito adds one. */
  readonly refusals: Readonly<Record<Code, string>>;
  /**
   * The code of a refusal, or nothing to admit. It has {@link ownRuleMs}; `signal` aborts then. A late, throwing or
   * unknown result refuses the user with `temporarily_unavailable`. Nothing can stop code that computes without an end:
   * Lambda then ends the function, and the user gets Cognito's own error.
   */
  readonly refuse: (
    facts: OwnSignUpFacts,
    signal: AbortSignal,
  ) => Code | undefined | Promise<Code | undefined>;
};

/** The extension with any codes, as the suite uses it. */
export type AnySignUpExtension = SignUpExtension<string>;

/** Time for a rule of one's own, in milliseconds. Cognito waits for 5 s, and the suite's rules take under 10 ms. */
export const ownRuleMs = 500;

const codePattern = /^[a-z][a-z0-9_]{2,47}$/;

const longestSentence = 200;

const isSentence = (text: unknown): boolean =>
  typeof text === 'string' &&
  text.trim() !== '' &&
  text.length <= longestSentence &&
  !/[\p{C}\p{Zl}\p{Zp}]|\.$/u.test(text);

const refusalProblems = (
  code: string,
  sentence: unknown,
  builtIn: readonly string[],
): readonly string[] => {
  if (!codePattern.test(code)) {
    return ['a code is not 3 to 48 small letters, digits and underscores'];
  }
  return [
    ...(builtIn.includes(code) ? [`the code ${code} is one of the suite’s own`] : []),
    ...(isSentence(sentence)
      ? []
      : [`the sentence of ${code} is not a line of 1 to ${longestSentence} characters, no stop`]),
  ];
};

/** What is wrong with the refusals. `builtIn`: the codes of the suite. */
export const signUpProblems = (
  { refusals }: AnySignUpExtension,
  builtIn: readonly string[],
): readonly string[] =>
  Object.entries(refusals).flatMap(([code, sentence]) => refusalProblems(code, sentence, builtIn));
