import {
  CreateUserPoolClientCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { StackOptions } from '../../../local/stack/start/options.ts';
import { type SignIn, signInWith } from '../../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';
import { untilThere } from '../../support/until-there.ts';
import { type Mailbox, mailboxesOf } from './mailboxes.ts';

/** A round of a sign-in that waits for its answer. */
export type Round = Pick<InitiateAuthCommandOutput, 'Session' | 'ChallengeParameters'>;

/** Anyone who uses an app client: a user, or an attacker who knows the address. */
export type Client = {
  readonly clientId: string;
  start(email: string): Promise<Round>;
  /** The next round, or the tokens, or `ended` where the sign-in is over. */
  answer(email: string, code: string, round: Round, action?: 'resend'): Promise<Answered>;
};

export type Answered =
  | { readonly outcome: 'in'; readonly accessToken: string }
  | { readonly outcome: 'again'; readonly round: Round }
  | { readonly outcome: 'ended'; readonly error: string };

const readAnswered = (output: InitiateAuthCommandOutput): Answered => {
  const accessToken = output.AuthenticationResult?.AccessToken;
  return accessToken === undefined
    ? { outcome: 'again', round: output }
    : { outcome: 'in', accessToken };
};

export const clientOf = ({ cognito }: Pick<SignIn, 'cognito'>, clientId: string): Client => ({
  clientId,
  start: (email) =>
    cognito.send(
      new InitiateAuthCommand({
        AuthFlow: 'CUSTOM_AUTH',
        ClientId: clientId,
        AuthParameters: { USERNAME: email },
      }),
    ),
  answer: async (email, code, { Session }, action) => {
    try {
      const output = await cognito.send(
        new RespondToAuthChallengeCommand({
          ClientId: clientId,
          ChallengeName: 'CUSTOM_CHALLENGE',
          Session,
          ChallengeResponses: { USERNAME: email, ANSWER: code },
          ...(action === undefined ? {} : { ClientMetadata: { action } }),
        }),
      );
      return readAnswered(output);
    } catch (error) {
      return { outcome: 'ended', error: error instanceof Error ? error.message : 'unknown' };
    }
  },
});

const addClient = async (stack: TestStack, { cognito }: SignIn): Promise<Client> => {
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId: stack.info.userPoolId,
      ClientName: 'another',
      ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      AuthSessionValidity: 10,
    }),
  );
  return clientOf({ cognito }, UserPoolClient?.ClientId ?? '');
};

/** A stack under attack: its users' mailboxes, its app client, and a second one. */
export type Target = Awaited<ReturnType<typeof startTarget>>;

export const startTarget = async (
  parameterOverrides: Record<string, string> = {},
  options: Partial<StackOptions> = {},
) => {
  const stack = await startTestStack({ parameterOverrides, ...options });
  const user = signInWith(stack);
  const client = clientOf(user, user.ClientId);
  const mailboxes = mailboxesOf(stack);
  return {
    stack,
    ...user,
    client,
    anotherClient: await addClient(stack, user),
    mailboxes,
    /** A user who has signed in once, so that the address is proven. */
    provenUser: async (): Promise<{ readonly email: string; readonly sub: string }> => {
      const made = await user.signUp();
      const round = await client.start(made.email);
      const { code } = await newestMail(mailboxes, made.email);
      const answered = await client.answer(made.email, code, round);
      if (answered.outcome !== 'in') throw new Error('the first sign-in failed');
      return made;
    },
    stop: stack.stop,
  };
};

const newestMail = (mailboxes: Mailbox, email: string) =>
  untilThere(() => mailboxes.newest(email), 'no code was mailed');

/** The newest mailed code of an address; throws where none came. */
export const mailedCode = async ({ mailboxes }: Target, email: string): Promise<string> =>
  (await newestMail(mailboxes, email)).code;
