import { randomBytes } from 'node:crypto';
import {
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Kept } from '../../observe/outbox.ts';
import { earlier, getLocal, hold, type Step, type World } from './context.ts';

/** Cognito asks for a password at sign-up; a passwordless client makes one up that fits the policy, and forgets it. */
const throwAwayPassword = (): string => `${randomBytes(24).toString('base64url')}aA1!`;

const signUp: Step = {
  name: 'sign-up',
  run: async (world) => {
    const answer = await world.cognito.send(
      new SignUpCommand({
        ClientId: world.info.userPoolClientId,
        Username: world.email,
        Password: throwAwayPassword(),
        UserAttributes: [{ Name: 'email', Value: world.email }],
      }),
    );
    hold(answer.UserConfirmed === true, 'the user is confirmed at once');
    world.userSub = earlier(answer.UserSub, 'sub');
    return [`${world.email} signs up with a random password that nobody keeps.`];
  },
};

const startSignIn: Step = {
  name: 'sign-in starts',
  run: async (world) => {
    const answer = await world.cognito.send(
      new InitiateAuthCommand({
        AuthFlow: 'CUSTOM_AUTH',
        ClientId: world.info.userPoolClientId,
        AuthParameters: { USERNAME: world.email },
      }),
    );
    hold(answer.ChallengeName === 'CUSTOM_CHALLENGE', 'a custom challenge');
    hold(answer.ChallengeParameters?.step === 'code', 'the challenge asks for a code');
    world.session = earlier(answer.Session, 'session');
    const { codeLength, expiresInSeconds } = answer.ChallengeParameters ?? {};
    return [`The app is told to ask for ${codeLength} digits, good for ${expiresInSeconds} s.`];
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
    return [`One mail to ${mail.to}: «${mail.subject}»`, ...mail.text.trim().split('\n')];
  },
};

const respond = (world: World, code: string) =>
  world.cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: world.info.userPoolClientId,
      ChallengeName: 'CUSTOM_CHALLENGE',
      Session: earlier(world.session, 'session'),
      ChallengeResponses: { USERNAME: world.email, ANSWER: code },
    }),
  );

/** The same digits but the last: wrong, and of the right shape. */
const wrongCode = (code: string): string =>
  code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10).toString();

const answerWrongly: Step = {
  name: 'a wrong code',
  run: async (world) => {
    const answer = await respond(world, wrongCode(earlier(world.code, 'code')));
    hold(answer.AuthenticationResult === undefined, 'no tokens for a wrong code');
    hold(answer.ChallengeName === 'CUSTOM_CHALLENGE', 'another try');
    world.session = earlier(answer.Session, 'session');
    const mails = await getLocal<Kept[]>(world.info, '/_local/outbox');
    hold(mails.length === 1, 'a wrong code mails nothing');
    return ['The wrong code costs one of three attempts; no new mail, no tokens.'];
  },
};

const answerRightly: Step = {
  name: 'the right code',
  run: async (world) => {
    const { AuthenticationResult: tokens } = await respond(world, earlier(world.code, 'code'));
    world.idToken = earlier(tokens?.IdToken, 'ID token');
    world.accessToken = earlier(tokens?.AccessToken, 'access token');
    world.refreshToken = earlier(tokens?.RefreshToken, 'refresh token');
    return ['The code is used up in the same moment, and Cognito makes tokens.'];
  },
};

/** From an address that nobody knows to tokens. */
export const signInSteps: readonly Step[] = [
  signUp,
  startSignIn,
  mailArrives,
  answerWrongly,
  answerRightly,
];
