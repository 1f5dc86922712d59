import { join } from 'node:path';
import type { FunctionDefinition } from '../function-definition.ts';
import type { LambdaIdentity } from '../identity.ts';

/** Where a function's clients find the services. */
export type Endpoints = {
  readonly dynamodb: string;
  readonly ses: string;
  readonly cognito: string;
};

export type EnvironmentOptions = {
  readonly definition: FunctionDefinition;
  /** Where `<folder>/handler.mjs` is. */
  readonly bundles: string;
  readonly endpoints: Endpoints;
  readonly identity: LambdaIdentity;
};

/**
 * The environment of a function's process: Lambda's variables (developer guide: defined runtime environment
 * variables), the template's, and the endpoints of the local services. Variables of this process are not passed on.
 */
export const environmentOf = (
  { definition, bundles, endpoints, identity }: EnvironmentOptions,
  runtimeApi: string,
): Readonly<Record<string, string>> => ({
  TZ: ':UTC',
  LANG: 'en_US.UTF-8',
  PATH: '/usr/local/bin:/usr/bin/:/bin:/opt/bin',
  _HANDLER: 'handler.handler',
  LAMBDA_TASK_ROOT: join(bundles, definition.folder),
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_REGION: identity.region,
  AWS_DEFAULT_REGION: identity.region,
  // Identifies the caller to the services, as a role's own key does.
  AWS_ACCESS_KEY_ID: definition.logicalId,
  AWS_SECRET_ACCESS_KEY: identity.credentials.secretAccessKey,
  AWS_SESSION_TOKEN: 'local',
  AWS_LAMBDA_FUNCTION_NAME: definition.logicalId,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMegabytes),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.logicalId}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  AWS_LAMBDA_LOG_FORMAT: definition.logFormat,
  AWS_LAMBDA_LOG_LEVEL: definition.logLevel,
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  ...definition.environment,
  AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
  AWS_ENDPOINT_URL_SESV2: endpoints.ses,
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: endpoints.cognito,
  LOCAL_FUNCTION_ARN: identity.arnOf(definition.logicalId),
  AWS_LAMBDA_RUNTIME_API: runtimeApi,
});
