import { randomBytes, randomUUID } from 'node:crypto';
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { localCredentials } from '../../../local/identity.ts';
import type { StackInfo } from '../../../local/stack/info.ts';
import type { TestStack } from '../stack/stack.ts';
import { untilThere } from '../until-there.ts';

/** The steps that every sign-in test takes, with the unmodified SDK client. */

export const newEmail = (): string => `${randomUUID()}@example.com`;

export const throwAwayPassword = (): string => `${randomBytes(18).toString('base64url')}aA1!`;

/** What a sign-in needs to know: of the local stack, or of a pool that was deployed. */
export type SignInTarget = Pick<TestStack, 'url' | 'outbox'> & {
  readonly info: Pick<StackInfo, 'region' | 'userPoolClientId'>;
};

export const cognitoClient = (stack: SignInTarget): CognitoIdentityProviderClient =>
  new CognitoIdentityProviderClient({
    endpoint: stack.url,
    region: stack.info.region,
    credentials: localCredentials,
    maxAttempts: 1,
  });

export type SignIn = ReturnType<typeof signInWith>;

/** Sign-up, start, answer and the mailed code, bound to one stack. */
export const signInWith = (stack: SignInTarget) => {
  const cognito = cognitoClient(stack);
  const ClientId = stack.info.userPoolClientId;

  const signUp = async (email = newEmail(), attributes: Record<string, string> = {}) => {
    const { UserSub } = await cognito.send(
      new SignUpCommand({
        ClientId,
        Username: email,
        Password: throwAwayPassword(),
        UserAttributes: Object.entries({ email, ...attributes }).map(([Name, Value]) => ({
          Name,
          Value,
        })),
      }),
    );
    return { email, sub: UserSub ?? '' };
  };

  const start = (email: string) =>
    cognito.send(
      new InitiateAuthCommand({
        AuthFlow: 'CUSTOM_AUTH',
        ClientId,
        AuthParameters: { USERNAME: email },
      }),
    );

  const answer = (
    email: string,
    code: string,
    { Session }: Pick<InitiateAuthCommandOutput, 'Session'>,
  ) =>
    cognito.send(
      new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName: 'CUSTOM_CHALLENGE',
        ...(Session === undefined ? {} : { Session }),
        ChallengeResponses: { USERNAME: email, ANSWER: code },
      }),
    );

  const mailsTo = async (email: string) =>
    (await stack.outbox()).filter((mail) => mail.to === email);

  /** The code of the newest mail. A mail whose first sending failed comes a little later. */
  const mailedCode = (email: string): Promise<string> =>
    untilThere(
      async () => /\b\d{6,12}\b/.exec((await mailsTo(email)).at(-1)?.text ?? '')?.[0],
      'no code was mailed',
    );

  /** All of it: sign-up, code, tokens. */
  const signIn = async (email = newEmail()) => {
    const { sub } = await signUp(email);
    const challenge = await start(email);
    const { AuthenticationResult } = await answer(email, await mailedCode(email), challenge);
    return { email, sub, tokens: AuthenticationResult ?? {} };
  };

  return { cognito, ClientId, signUp, start, answer, mailsTo, mailedCode, signIn };
};

/** Another code of the same shape. */
export const wrongFor = (code: string): string =>
  code.slice(0, -1) + String((Number(code.at(-1)) + 1) % 10);

/** What a call was refused with, or `answered`. */
export const refusalOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'answered';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
};
