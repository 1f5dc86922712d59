/** One completed round of a custom sign-in, as Define and Create see it in `session`. */
export type Round = {
  readonly challengeName: string;
  readonly challengeResult: boolean;
  readonly challengeMetadata: string | null;
};

/** The server's half of one SRP exchange, as hexadecimal. */
export type SrpServer = { readonly secret: string; readonly public: string };

/** A password proof in progress: both public values, the server's secret, and the verifier at its start. */
export type SrpState = {
  readonly server: SrpServer;
  readonly clientPublic: string;
  readonly verifier: string;
  /** USER_ID_FOR_SRP, which the client's proof covers. */
  readonly userId: string;
};

/** A custom challenge that the client was sent. */
export type PendingChallenge = {
  readonly privateChallengeParameters: Readonly<Record<string, string>>;
  readonly challengeMetadata: string | null;
};

/** Cognito's own sign-in code. It counts only while the user still has the address that it went to. */
export type SignInCode = { readonly code: string; readonly sentTo: string };

/** State of a sign-in between two steps. */
export type SignInState = {
  /** Who decides the next step: Cognito, the DefineAuthChallenge function, or in USER_AUTH the user. */
  readonly flow: 'password' | 'custom' | 'choice';
  /** The name as the client typed it. For an unknown user, later steps can only be matched by this name. */
  readonly typedName: string;
  /** Completed rounds of a custom sign-in. */
  readonly rounds: readonly Round[];
  readonly srp?: SrpState;
  readonly pending?: PendingChallenge;
  /** EMAIL_OTP. Absent for users who do not exist: no code is right for them. */
  readonly signInCode?: SignInCode;
  /** The user has just set a password: the tokens then have another trigger source. */
  readonly newPasswordChosen?: boolean;
  /** MFA_SETUP: the authenticator app's first code was right. */
  readonly mfaSetUp?: boolean;
  /** MFA_SETUP: the address that the user gave and the code went to. It becomes the user's by the right code. */
  readonly newEmail?: string;
};
