import {
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { localCredentials } from '../../stack/identity.ts';
import { earlier, hold, type Step } from './context.ts';

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
      credentials: localCredentials,
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

/** What the tokens and the tables hold afterwards. */
export const resultSteps: readonly Step[] = [verifyTokens, readProfile, addressProven, refresh];
