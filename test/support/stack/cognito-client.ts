import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { localCredentials } from '../../../local/identity.ts';
import type { TestStack } from './stack.ts';

/** Cognito of a stack, with the keys of its administrators. A refusal is seen at once: nothing is sent again. */
export const cognitoOf = ({
  url,
  info,
}: Pick<TestStack, 'url' | 'info'>): CognitoIdentityProvider =>
  new CognitoIdentityProvider({
    endpoint: url,
    region: info.region,
    credentials: localCredentials,
    maxAttempts: 1,
  });
