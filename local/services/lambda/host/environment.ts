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
  /** The key of the function's role. By default the function's name, which says who calls and is no key. */
  readonly key?: FunctionKey;
};

export type FunctionKey = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
};

const keyOfName = ({ definition, identity }: EnvironmentOptions): FunctionKey => ({
  accessKeyId: definition.logicalId,
  secretAccessKey: identity.credentials.secretAccessKey,
  sessionToken: 'local',
});

/**
 * The environment of a function's process: Lambda's variables (developer guide: defined runtime environment
 * variables), the template's, and the endpoints of the local services. Variables of this process are not passed on.
 */
export const environmentOf = (
  options: EnvironmentOptions,
  runtimeApi: string,
): Readonly<Record<string, string>> => {
  const { definition, bundles, endpoints, identity, key = keyOfName(options) } = options;
  return {
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    PATH: '/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    _HANDLER: 'handler.handler',
    LAMBDA_TASK_ROOT: join(bundles, definition.folder),
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_REGION: identity.region,
    AWS_DEFAULT_REGION: identity.region,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_SESSION_TOKEN: key.sessionToken,
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
  };
};
