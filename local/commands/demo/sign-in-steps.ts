import { randomBytes } from 'node:crypto';
import {
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Kept } from '../../observe/outbox.ts';
import { type DemoContext, earlier, getLocal, hold, type Step } from './context.ts';

/**
 * SignUp requires a password. A passwordless client sends a random one that fits the policy, and does not keep it.
 */
const throwAwayPassword = (): string => `${randomBytes(24).toString('base64url')}aA1!`;

const signUp: Step = {
  name: 'sign-up',
  run: async (context) => {
    const response = await context.cognito.send(
      new SignUpCommand({
        ClientId: context.info.userPoolClientId,
        Username: context.email,
        Password: throwAwayPassword(),
        UserAttributes: [{ Name: 'email', Value: context.email }],
      }),
    );
    hold(response.UserConfirmed === true, 'the user is confirmed at once');
    context.userSub = earlier(response.UserSub, 'sub');
    return [`${context.email} signs up with a random password that is not kept.`];
  },
};

const startSignIn: Step = {
  name: 'sign-in starts',
  run: async (context) => {
    const response = await context.cognito.send(
      new InitiateAuthCommand({
        AuthFlow: 'CUSTOM_AUTH',
        ClientId: context.info.userPoolClientId,
        AuthParameters: { USERNAME: context.email },
      }),
    );
    hold(response.ChallengeName === 'CUSTOM_CHALLENGE', 'a custom challenge');
    hold(response.ChallengeParameters?.step === 'code', 'the challenge asks for a code');
    context.session = earlier(response.Session, 'session');
    const { codeLength, expiresInSeconds } = response.ChallengeParameters ?? {};
    return [
      `The app is to ask for ${codeLength} digits; the code expires in ${expiresInSeconds} s.`,
    ];
  },
};

const mailArrives: Step = {
  name: 'code by mail',
  run: async (world) => {
    world.mails = await getLocal<Kept[]>(world.info, '/_local/outbox');
    hold(world.mails.length === 1, 'exactly one mail');
    const mail = earlier(world.mails[0], 'mail');
    hold(mail.to === world.email, 'the mail goes to the address of the account');
    world.code = earlier(/\b\d{6,12}\b/.exec(mail.text)?.[0], 'code in the mail');
    return [
      "The table's stream invoked CodeDelivery, the courier: it takes each due mail once and sends it.",
      `One mail to ${mail.to}: «${mail.subject}»`,
      ...mail.text.trim().split('\n'),
    ];
  },
};

const respond = (context: DemoContext, code: string) =>
  context.cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: context.info.userPoolClientId,
      ChallengeName: 'CUSTOM_CHALLENGE',
      Session: earlier(context.session, 'session'),
      ChallengeResponses: { USERNAME: context.email, ANSWER: code },
    }),
  );

/** A wrong code of the right length: only the last digit differs. */
export const wrongCode = (code: string): string =>
  code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10).toString();

const enterWrongCode: Step = {
  name: 'a wrong code',
  run: async (context) => {
    const response = await respond(context, wrongCode(earlier(context.code, 'code')));
    hold(response.AuthenticationResult === undefined, 'no tokens for a wrong code');
    hold(response.ChallengeName === 'CUSTOM_CHALLENGE', 'another try');
    context.session = earlier(response.Session, 'session');
    const mails = await getLocal<Kept[]>(context.info, '/_local/outbox');
    hold(mails.length === 1, 'a wrong code mails nothing');
    return ['The wrong code counts as one of three attempts; no new mail, no tokens.'];
  },
};

const enterRightCode: Step = {
  name: 'the right code',
  run: async (context) => {
    const { AuthenticationResult: tokens } = await respond(context, earlier(context.code, 'code'));
    context.idToken = earlier(tokens?.IdToken, 'ID token');
    context.accessToken = earlier(tokens?.AccessToken, 'access token');
    context.refreshToken = earlier(tokens?.RefreshToken, 'refresh token');
    return ['The code is used up in the same moment, and Cognito makes tokens.'];
  },
};

/** From an unknown address to tokens. */
export const signInSteps: readonly Step[] = [
  signUp,
  startSignIn,
  mailArrives,
  enterWrongCode,
  enterRightCode,
];
