import { writeFileSync } from 'node:fs';
import { errorCode } from '#shared/system/error-code.ts';
import type { StackInfo } from '../../stack/info.ts';

/** Addresses and ids as environment variables. They are no secrets; the stack checks no AWS signature. */
export const envFile = (info: StackInfo): string =>
  Object.entries({
    AWS_REGION: info.region,
    COGNITO_ENDPOINT: info.endpoint,
    USER_POOL_ID: info.userPoolId,
    USER_POOL_CLIENT_ID: info.userPoolClientId,
    ISSUER: info.issuer,
    JWKS_URI: info.jwksUri,
    ...(info.identityPoolId === null ? {} : { IDENTITY_POOL_ID: info.identityPoolId }),
    PROFILES_TABLE: info.tables.profiles,
    CHALLENGES_TABLE: info.tables.challenges,
    DYNAMODB_ENDPOINT: info.dynamodbEndpoint,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

/**
 * amplify_outputs.json, version 1.4 (Amplify Gen 2). Its schema has no endpoint of a user pool, so `custom` holds it:
 * the app sets it as `userPoolEndpoint`.
 */
export const amplifyOutputs = (info: StackInfo): string => {
  const auth = {
    aws_region: info.region,
    user_pool_id: info.userPoolId,
    user_pool_client_id: info.userPoolClientId,
    ...(info.identityPoolId === null ? {} : { identity_pool_id: info.identityPoolId }),
    username_attributes: ['email'],
    user_verification_types: ['email'],
  };
  const custom = { userPoolEndpoint: info.endpoint };
  return `${JSON.stringify({ version: '1.4', auth, custom }, null, 2)}\n`;
};

export type ConfigFiles = { readonly writeEnv?: string; readonly amplifyOutputs?: string };

const write = (option: string, file: string, text: string): void => {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Error(`${option}: ${file} cannot be written (${errorCode(error)})`);
  }
};

/** Writes what the options ask for, over what is there. Throws an error that names the option and its file. */
export const writeConfigFiles = (files: ConfigFiles, info: StackInfo): void => {
  if (files.writeEnv !== undefined) write('--write-env', files.writeEnv, envFile(info));
  if (files.amplifyOutputs !== undefined) {
    write('--amplify-outputs', files.amplifyOutputs, amplifyOutputs(info));
  }
};
