/** One completed round of a custom sign-in, as Define and Create see it in `session`. */
export type Round = {
  readonly challengeName: string;
  readonly challengeResult: boolean;
  readonly challengeMetadata: string | null;
};

/** The server's half of one SRP exchange, as hexadecimal. */
export type SrpServer = { readonly secret: string; readonly public: string };

/** A password proof under way: both public values, the server's secret, and the verifier that was current. */
export type SrpState = {
  readonly server: SrpServer;
  readonly clientPublic: string;
  readonly verifier: string;
  /** USER_ID_FOR_SRP, which the client's proof is over. */
  readonly userId: string;
};

/** A custom challenge that the client was sent. */
export type PendingChallenge = {
  readonly privateChallengeParameters: Readonly<Record<string, string>>;
  readonly challengeMetadata: string | null;
};

/** What a sign-in must know at its next step. */
export type SignInState = {
  /** Who decides what comes next: Cognito itself, or the Define function. */
  readonly flow: 'password' | 'custom';
  /** The name as the client typed it; for an unknown user, the only thing that a later step can be matched with. */
  readonly typedName: string;
  /** Completed rounds of a custom sign-in. */
  readonly rounds: readonly Round[];
  readonly srp?: SrpState;
  readonly pending?: PendingChallenge;
  /** The user just chose a password: tokens come with a trigger source of its own. */
  readonly newPasswordChosen?: boolean;
  /** MFA_SETUP: the authenticator app's first code was right. */
  readonly mfaSetUp?: boolean;
};
