import { refusedParameter as error, type Row } from '../row.ts';

const both = ['CreateUserPool', 'UpdateUserPool'] as const;
const tooLow = 'FeatureUnavailableInTierException';
const LITE = { UserPoolTier: 'LITE' };

const arn = (name: string, region = 'us-east-1') =>
  `arn:aws:lambda:${region}:123456789012:function:${name}`;
const preToken = (LambdaVersion: string, LambdaArn = arn('pre-token')) => ({
  LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion, LambdaArn } },
});
const factors = (...AllowedFirstAuthFactors: string[]) => ({
  Policies: { SignInPolicy: { AllowedFirstAuthFactors } },
});
const needed = 'The following features need to be disabled for the LITE pricing tier configured:';

export const poolTierRows: readonly Row[] = [
  {
    what: 'version 2 of the pre token event on LITE',
    operations: both,
    wrong: { ...LITE, ...preToken('V2_0') },
    error: tooLow,
    text: `${needed} Token Customization with Pre-Token Generation Lambda V2_0`,
    right: { ...LITE, ...preToken('V1_0') },
  },
  {
    what: 'version 2 of the pre token event where the pool stays on LITE',
    operations: ['UpdateUserPool'],
    pool: LITE,
    wrong: preToken('V2_0'),
    error: tooLow,
    text: `${needed} Token Customization with Pre-Token Generation Lambda V2_0`,
    right: { UserPoolTier: 'ESSENTIALS', ...preToken('V2_0') },
  },
  {
    what: 'codes as a first factor on LITE',
    operations: both,
    wrong: { ...LITE, ...factors('PASSWORD', 'EMAIL_OTP') },
    error: tooLow,
    text: `${needed} Passwordless Sign-In`,
    right: { ...LITE, ...factors('PASSWORD') },
  },
  {
    what: 'version 2 of managed login on LITE',
    operations: ['CreateUserPoolDomain', 'UpdateUserPoolDomain'],
    pool: LITE,
    wrong: { ManagedLoginVersion: 2 },
    error: tooLow,
    text: 'The following feature is not available for the LITE pricing tier configured: Managed Login Version 2',
    right: { ManagedLoginVersion: 1 },
  },
  {
    what: 'two functions for pre token generation',
    operations: both,
    wrong: {
      LambdaConfig: {
        PreTokenGeneration: arn('other'),
        PreTokenGenerationConfig: { LambdaVersion: 'V1_0', LambdaArn: arn('pre-token') },
      },
    },
    error,
    text: "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
    right: {
      LambdaConfig: {
        PreTokenGeneration: arn('pre-token'),
        PreTokenGenerationConfig: { LambdaVersion: 'V1_0', LambdaArn: arn('pre-token') },
      },
    },
  },
  {
    what: 'a function of another Region',
    operations: both,
    wrong: { LambdaConfig: { PreSignUp: arn('pre-sign-up', 'us-west-2') } },
    error,
    text: 'Cross-region lambda functions are not supported',
    right: {
      LambdaConfig: { PreSignUp: arn('pre-sign-up').replace('123456789012', '210987654321') },
    },
  },
];
