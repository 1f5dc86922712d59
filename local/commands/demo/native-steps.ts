import {
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Kept } from '../../observe/outbox.ts';
import { type DemoContext, earlier, getLocal, hold, type Step } from './context.ts';
import { wrongCode } from './sign-in-steps.ts';

const newestMail = async (context: DemoContext, digits: number): Promise<Kept> => {
  context.mails = await getLocal<Kept[]>(context.info, '/_local/outbox');
  const mail = earlier(context.mails.at(-1), 'mail');
  hold(mail.to === context.email, 'the mail goes to the address of the account');
  const code = new RegExp(`\\b\\d{${digits}}\\b`).exec(mail.text)?.[0];
  context.code = earlier(code, `code of ${digits} digits in the mail`);
  return mail;
};

const signUp: Step = {
  name: 'sign-up',
  run: async (context) => {
    const response = await context.cognito.send(
      new SignUpCommand({
        ClientId: context.info.userPoolClientId,
        Username: context.email,
        UserAttributes: [{ Name: 'email', Value: context.email }],
      }),
    );
    hold(response.UserConfirmed === false, 'the address is to be proven first');
    context.userSub = earlier(response.UserSub, 'sub');
    const { subject } = await newestMail(context, 6);
    return [`${context.email} signs up without a password. Cognito mails: «${subject}»`];
  },
};

const confirm: Step = {
  name: 'address confirmed',
  run: async (context) => {
    const { Session } = await context.cognito.send(
      new ConfirmSignUpCommand({
        ClientId: context.info.userPoolClientId,
        Username: context.email,
        ConfirmationCode: earlier(context.code, 'code'),
      }),
    );
    hold(Session !== undefined, 'a session that signs the user in without a second code');
    return ['Cognito confirms the account. Its session could sign in at once (autoSignIn).'];
  },
};

const startSignIn: Step = {
  name: 'sign-in starts',
  run: async (context) => {
    const response = await context.cognito.send(
      new InitiateAuthCommand({
        AuthFlow: 'USER_AUTH',
        ClientId: context.info.userPoolClientId,
        AuthParameters: { USERNAME: context.email, PREFERRED_CHALLENGE: 'EMAIL_OTP' },
      }),
    );
    hold(response.ChallengeName === 'EMAIL_OTP', 'the challenge EMAIL_OTP');
    context.session = earlier(response.Session, 'session');
    return [`Cognito mails a code to ${response.ChallengeParameters?.CODE_DELIVERY_DESTINATION}.`];
  },
};

const mailArrives: Step = {
  name: 'code by mail',
  run: async (context) => {
    const mail = await newestMail(context, 8);
    return [`One mail to ${mail.to}: «${mail.subject}»`, ...mail.text.trim().split('\n')];
  },
};

const respond = (context: DemoContext, code: string) =>
  context.cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: context.info.userPoolClientId,
      ChallengeName: 'EMAIL_OTP',
      Session: earlier(context.session, 'session'),
      ChallengeResponses: { USERNAME: context.email, EMAIL_OTP_CODE: code },
    }),
  );

const enterWrongCode: Step = {
  name: 'a wrong code',
  run: async (context) => {
    const refusal = await respond(context, wrongCode(earlier(context.code, 'code'))).then(
      () => 'none',
      (error: unknown) => (error instanceof Error ? error.name : String(error)),
    );
    hold(refusal === 'CodeMismatchException', 'CodeMismatchException for a wrong code');
    return ['Cognito refuses it and keeps the session. It publishes no limit of attempts.'];
  },
};

const enterRightCode: Step = {
  name: 'the right code',
  run: async (context) => {
    const { AuthenticationResult: tokens } = await respond(context, earlier(context.code, 'code'));
    context.idToken = earlier(tokens?.IdToken, 'ID token');
    context.accessToken = earlier(tokens?.AccessToken, 'access token');
    context.refreshToken = earlier(tokens?.RefreshToken, 'refresh token');
    return ['Cognito compares the code and makes tokens.'];
  },
};

/** From an unknown address to tokens by Cognito's own codes. */
export const nativeSignInSteps: readonly Step[] = [
  signUp,
  confirm,
  startSignIn,
  mailArrives,
  enterWrongCode,
  enterRightCode,
];
