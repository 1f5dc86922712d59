import { Amplify } from 'aws-amplify';
import { endpoint } from './deployed.ts';
import type { Stack } from './stack.ts';

export const pointAmplifyAt = (stack: Stack): void =>
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: stack.output('UserPoolId'),
        userPoolClientId: stack.output('UserPoolClientId'),
        userPoolEndpoint: endpoint,
      },
    },
  });
