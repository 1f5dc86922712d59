import { signal } from '@preact/signals';
import { clientId, cognito } from '../api/cognito.ts';
import { CallError } from '../api/control.ts';
import { at, isObject, textAt } from '../state/json.ts';

/** Where a sign-in stands. */
export type Phase =
  | { readonly kind: 'start' }
  /** Cognito mailed its own code for the sign-up (SignUpConfirmation=cognito). */
  | { readonly kind: 'confirm'; readonly email: string }
  | {
      readonly kind: 'challenge';
      readonly email: string;
      readonly name: string;
      readonly session: string;
      readonly parameters: unknown;
      /** When it was shown, for countdowns. */
      readonly since: number;
    }
  | { readonly kind: 'tokens'; readonly email: string; readonly tokens: unknown };

export const phase = signal<Phase>({ kind: 'start' });
export const email = signal('');

/** The ID tokens of the sign-ins on this page, by address, the newest of each; a reload forgets them. */
export const signedIn = signal<ReadonlyMap<string, string>>(new Map());

const remember = (address: string, tokens: unknown): void => {
  signedIn.value = new Map([...signedIn.value, [address, textAt(tokens, 'IdToken')]]);
};

/** A password that satisfies any policy, for a pool whose users have none; it is forgotten. */
const throwAwayPassword = (): string => `${crypto.randomUUID()}aA1!`;

const take = (address: string, response: unknown): void => {
  const tokens = at(response, 'AuthenticationResult');
  if (tokens !== undefined) remember(address, tokens);
  phase.value =
    tokens === undefined
      ? {
          kind: 'challenge',
          email: address,
          name: textAt(response, 'ChallengeName'),
          session: textAt(response, 'Session'),
          parameters: at(response, 'ChallengeParameters'),
          since: Date.now(),
        }
      : { kind: 'tokens', email: address, tokens };
};

/** Takes the response, unless the page has gone on meanwhile: another form was sent, or the user started again. */
const proceed = async (address: string, operation: string, body: object): Promise<void> => {
  const current = phase.value;
  const response = await cognito(operation, { ClientId: clientId(), ...body });
  if (phase.value === current) take(address, response);
};

const initiate = (address: string, AuthFlow: string, more: object): Promise<void> =>
  proceed(address, 'InitiateAuth', { AuthFlow, AuthParameters: { USERNAME: address, ...more } });

export const start = (address: string): Promise<void> => initiate(address, 'CUSTOM_AUTH', {});

export const startWithPassword = (address: string, PASSWORD: string): Promise<void> =>
  initiate(address, 'USER_PASSWORD_AUTH', { PASSWORD });

/** Signs up, and starts the sign-in of the new user where the pool confirms by the first code. */
export const signUp = async (
  address: string,
  attributes: Readonly<Record<string, string>>,
): Promise<void> => {
  const current = phase.value;
  const filled = Object.entries({ email: address, ...attributes }).filter(([, value]) => value);
  const result = await cognito('SignUp', {
    ClientId: clientId(),
    Username: address,
    Password: throwAwayPassword(),
    UserAttributes: filled.map(([Name, Value]) => ({ Name, Value })),
  });
  if (phase.value !== current) return;
  if (at(result, 'UserConfirmed') === true) await start(address);
  else phase.value = { kind: 'confirm', email: address };
};

export const confirm = async (address: string, code: string): Promise<void> => {
  const current = phase.value;
  const body = { ClientId: clientId(), Username: address, ConfirmationCode: code };
  await cognito('ConfirmSignUp', body);
  if (phase.value === current) await start(address);
};

/** The step whose response is on its way: a session can be used once, so nothing else is sent with it meanwhile. */
export const responding = signal<Phase | undefined>(undefined);

const respond = async (text: string, more: object): Promise<void> => {
  const current = phase.value;
  if (current.kind !== 'challenge') return;
  responding.value = current;
  try {
    await proceed(current.email, 'RespondToAuthChallenge', {
      ChallengeName: current.name,
      Session: current.session,
      ChallengeResponses: { USERNAME: current.email, ANSWER: text },
      ...more,
    });
  } finally {
    // A later step may have sent its own meanwhile.
    if (responding.value === current) responding.value = undefined;
  }
};

export const answer = (code: string): Promise<void> => respond(code, {});

export const resendCode = (): Promise<void> =>
  respond('resend', { ClientMetadata: { action: 'resend' } });

/** Fresh tokens; a pool without rotation knows only the older call. */
export const refresh = async (): Promise<void> => {
  const current = phase.value;
  if (current.kind !== 'tokens') return;
  const RefreshToken = textAt(current.tokens, 'RefreshToken');
  const result = await cognito('GetTokensFromRefreshToken', {
    ClientId: clientId(),
    RefreshToken,
  }).catch((error: unknown) => {
    if (!(error instanceof CallError) || error.code === 'UserLambdaValidationException')
      throw error;
    return cognito('InitiateAuth', {
      ClientId: clientId(),
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: RefreshToken },
    });
  });
  const fresh = at(result, 'AuthenticationResult');
  const tokens = {
    ...(isObject(current.tokens) ? current.tokens : {}),
    ...(isObject(fresh) ? fresh : {}),
  };
  remember(current.email, tokens);
  if (phase.value === current) phase.value = { ...current, tokens };
};

const restart = (): void => {
  phase.value = { kind: 'start' };
};

/** From the tokens to the start; a refresh may have changed them, and who began a new sign-in meanwhile stays there. */
const leaveTokens = (): void => {
  if (phase.value.kind === 'tokens') restart();
};

/** Ends the refresh token of this sign-in; its access and ID tokens live on until they expire. */
export const revoke = async (): Promise<void> => {
  const current = phase.value;
  if (current.kind !== 'tokens') return;
  await cognito('RevokeToken', {
    ClientId: clientId(),
    Token: textAt(current.tokens, 'RefreshToken'),
  });
  leaveTokens();
};

/** Ends every session of the user. */
export const signOut = async (): Promise<void> => {
  const current = phase.value;
  if (current.kind !== 'tokens') return;
  await cognito('GlobalSignOut', { AccessToken: textAt(current.tokens, 'AccessToken') });
  signedIn.value = new Map([...signedIn.value].filter(([address]) => address !== current.email));
  leaveTokens();
};

export const startAgain = restart;
