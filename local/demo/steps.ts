import { randomBytes } from 'node:crypto';
import {
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { earlier, getLocal, hold, type OutboxMail, type World } from './world.ts';

export type Step = {
  readonly name: string;
  /** Does the step and answers what there is to tell. Throws where it did not hold. */
  run(world: World): Promise<readonly string[]>;
};

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
    world.mails = await getLocal<OutboxMail[]>(world.info, '/_local/outbox');
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
    const mails = await getLocal<OutboxMail[]>(world.info, '/_local/outbox');
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

const verifyTokens: Step = {
  name: 'tokens checked',
  run: async (world) => {
    const { userPoolId, userPoolClientId: clientId, jwksUri } = world.info;
    const keys = (await (await fetch(jwksUri)).json()) as Jwks;
    const verifierFor = (tokenUse: 'id' | 'access') => {
      const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse });
      verifier.cacheJwks(keys);
      return verifier;
    };
    const id = await verifierFor('id').verify(earlier(world.idToken, 'ID token'));
    const access = await verifierFor('access').verify(earlier(world.accessToken, 'access token'));
    hold(id.sub === world.userSub, 'the ID token is of the user who signed up');
    hold(JSON.stringify(access.roles) === '["member"]', 'the profile made the roles claim');
    world.idTokenClaims = id;
    world.accessTokenClaims = access;
    const claims = JSON.stringify({ roles: access.roles, plan: access.plan });
    return ['aws-jwt-verify accepts both tokens.', `Claims from the profile: ${claims}`];
  },
};

const readProfile: Step = {
  name: 'profile row',
  run: async (world) => {
    const dynamodb = new DynamoDBClient({
      endpoint: world.info.dynamodbEndpoint,
      region: world.info.region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const { Item } = await dynamodb.send(
      new GetItemCommand({
        TableName: world.info.tables.profiles,
        Key: { userId: { S: earlier(world.userSub, 'sub') } },
        ConsistentRead: true,
      }),
    );
    dynamodb.destroy();
    world.profile = unmarshall(earlier(Item, 'profile row'));
    return [JSON.stringify(world.profile)];
  },
};

const addressProven: Step = {
  name: 'address proven',
  run: async (world) => {
    const { UserAttributes } = await world.cognito.send(
      new GetUserCommand({ AccessToken: earlier(world.accessToken, 'access token') }),
    );
    const verified = UserAttributes?.find(({ Name }) => Name === 'email_verified')?.Value;
    hold(verified === 'true', 'the address counts as verified');
    return ['The code came back from exactly this address, so it is verified now.'];
  },
};

const refresh: Step = {
  name: 'refresh',
  run: async (world) => {
    const { AuthenticationResult: tokens } = await world.cognito.send(
      new GetTokensFromRefreshTokenCommand({
        ClientId: world.info.userPoolClientId,
        RefreshToken: earlier(world.refreshToken, 'refresh token'),
      }),
    );
    hold(tokens?.AccessToken !== undefined, 'a new access token');
    hold(
      tokens?.RefreshToken !== undefined && tokens.RefreshToken !== world.refreshToken,
      'a new refresh token in place of the old one',
    );
    return ['New tokens, made from the profile as it is now; the old refresh token is replaced.'];
  },
};

/** The main job, in the order in which a user lives it. */
export const steps: readonly Step[] = [
  signUp,
  startSignIn,
  mailArrives,
  answerWrongly,
  answerRightly,
  verifyTokens,
  readProfile,
  addressProven,
  refresh,
];
