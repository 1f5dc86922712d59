import {
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { profilesTable } from '#shared/aws/profiles-table.ts';
import { localCredentials } from '../../identity.ts';
import { earlier, hold, type Step } from './context.ts';

const verifyTokens: Step = {
  name: 'tokens checked',
  run: async (context) => {
    const { userPoolId, userPoolClientId: clientId, jwksUri } = context.info;
    const keys = (await (await fetch(jwksUri)).json()) as Jwks;
    const verifierFor = (tokenUse: 'id' | 'access') => {
      const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse });
      verifier.cacheJwks(keys);
      return verifier;
    };
    const id = await verifierFor('id').verify(earlier(context.idToken, 'ID token'));
    const access = await verifierFor('access').verify(earlier(context.accessToken, 'access token'));
    hold(id.sub === context.userSub, 'the ID token is of the user who signed up');
    hold(JSON.stringify(access.roles) === '["member"]', 'the profile made the roles claim');
    context.idTokenClaims = id;
    context.accessTokenClaims = access;
    const claims = JSON.stringify({ roles: access.roles, plan: access.plan });
    return ['aws-jwt-verify accepts both tokens.', `Claims from the profile: ${claims}`];
  },
};

const readProfile: Step = {
  name: 'profile row',
  run: async (context) => {
    const dynamodb = new DynamoDBClient({
      endpoint: context.info.dynamodbEndpoint,
      region: context.info.region,
      credentials: localCredentials,
    });
    const table = profilesTable(dynamodb, context.info.tables.profiles);
    const row = await table.find(earlier(context.userSub, 'sub'));
    dynamodb.destroy();
    context.profile = earlier(row, 'profile row');
    return [JSON.stringify(context.profile)];
  },
};

const addressProven: Step = {
  name: 'address proven',
  run: async (context) => {
    const { UserAttributes } = await context.cognito.send(
      new GetUserCommand({ AccessToken: earlier(context.accessToken, 'access token') }),
    );
    const verified = UserAttributes?.find(({ Name }) => Name === 'email_verified')?.Value;
    hold(verified === 'true', 'the address counts as verified');
    return ['The code came back from exactly this address, so it is verified now.'];
  },
};

const refresh: Step = {
  name: 'refresh',
  run: async (context) => {
    const { AuthenticationResult: tokens } = await context.cognito.send(
      new GetTokensFromRefreshTokenCommand({
        ClientId: context.info.userPoolClientId,
        RefreshToken: earlier(context.refreshToken, 'refresh token'),
      }),
    );
    hold(tokens?.AccessToken !== undefined, 'a new access token');
    hold(
      tokens?.RefreshToken !== undefined && tokens.RefreshToken !== context.refreshToken,
      'a new refresh token in place of the old one',
    );
    return ['New tokens, made from the profile as it is now; the old refresh token is replaced.'];
  },
};

/** Checks of the tokens and the profile after the sign-in. */
export const resultSteps: readonly Step[] = [verifyTokens, readProfile, addressProven, refresh];
