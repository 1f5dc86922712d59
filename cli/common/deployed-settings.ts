import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { AwsConfig } from './aws-options.ts';
import { naming } from './calls.ts';

/** What the pool's own functions are told: names of the tables, defaults of a new profile. */
export type DeployedSettings = Readonly<Record<string, string>>;

/**
 * Reads the environment of the pool's PostConfirmation function, the only one that has both tables and the defaults but
 * not the pepper: with the pepper and the challenges table, a member of staff could compute any user's code. The caller
 * needs lambda:GetFunctionConfiguration on it and kms:Decrypt on the suite's key, without which Lambda leaves the
 * variables out.
 * @throws whatever the SDK throws, or an error named `NotDeployed` or `NotDecrypted`
 */
export const readFunctionSettings = async (
  config: AwsConfig,
  functionArn: string | undefined,
): Promise<DeployedSettings> => {
  if (functionArn === undefined) {
    throw Object.assign(new Error('The pool calls no PostConfirmation function'), {
      name: 'NotDeployed',
    });
  }
  const client = naming(new LambdaClient(config));
  try {
    const { Environment } = await client.send(
      new GetFunctionConfigurationCommand({ FunctionName: functionArn }),
    );
    if (Environment?.Error !== undefined) {
      throw Object.assign(new Error('The environment could not be decrypted'), {
        name: 'NotDecrypted',
      });
    }
    return Environment?.Variables ?? {};
  } finally {
    client.destroy();
  }
};

/** As {@link readFunctionSettings}, from the pool's id. */
export const readDeployedSettings = async (
  config: AwsConfig,
  userPoolId: string,
): Promise<DeployedSettings> => {
  const client = naming(new CognitoIdentityProviderClient(config));
  try {
    const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }));
    return await readFunctionSettings(config, UserPool?.LambdaConfig?.PostConfirmation);
  } finally {
    client.destroy();
  }
};
