import type { PolicyDocument } from '#shared/iam/document.ts';

const allowing = (id: string, actions: readonly string[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Sid: id, Effect: 'Allow', Action: actions, Resource: ['*'] }],
});

const all = (...services: readonly string[]) => services.map((service) => `${service}:*`);

/** The inline session policy of guests (developer guide, iam-roles: access policies for unauthenticated identities). */
const inline = allowing('GuestInline', [
  ...all('cloudwatch', 'logs', 'dynamodb', 'kinesis', 'mobileanalytics', 's3', 'ses', 'sns', 'sqs'),
  ...all('lambda', 'machinelearning', 'execute-api', 'iot', 'gamelift', 'cognito-identity'),
  ...all('cognito-idp', 'lex', 'polly', 'comprehend', 'translate', 'transcribe', 'rekognition'),
  ...all('mobiletargeting', 'firehose', 'appsync', 'personalize', 'cognito-sync'),
  ...all('codewhisperer', 'sdb'),
  'sagemaker:InvokeEndpoint',
  'textract:DetectDocumentText',
  'textract:AnalyzeDocument',
]);

/** AmazonCognitoUnAuthedIdentitiesSessionPolicy, which AWS manages (AWS managed policy reference). */
const managed = allowing('GuestManaged', [
  'rum:PutRumEvents',
  'sagemaker:InvokeEndpoint',
  ...all('polly', 'comprehend', 'translate', 'transcribe', 'rekognition', 'mobiletargeting'),
  ...all('firehose', 'personalize'),
  ...['geo:GetMap*', 'geo:ListMaps', 'geo:SearchPlaceIndex*', 'geo:GetPlace'],
  ...['geo:CalculateRoute*', 'geo:*Geofence', 'geo:*Geofences', 'geo:*DevicePosition*'],
  ...['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncryptTo', 'kms:ReEncryptFrom'],
  ...['kms:GenerateDataKey', 'kms:GenerateDataKeyPair'],
  ...['kms:GenerateDataKeyPairWithoutPlaintext', 'kms:GenerateDataKeyWithoutPlaintext'],
]);

/**
 * What a guest's credentials are limited to in the enhanced flow, whatever the role allows. Together they are one layer:
 * an Allow of either is enough.
 */
export const guestPolicies: readonly PolicyDocument[] = [inline, managed];
