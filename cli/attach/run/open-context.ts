import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { awsConfigOf, regionOfPool } from '../../common/aws-options.ts';
import { naming } from '../../common/calls.ts';
import { clientApi } from '../aws/client-api.ts';
import { functionApi } from '../aws/function-api.ts';
import type { Services } from '../aws/observe.ts';
import { poolApi } from '../aws/pool-api.ts';
import { stackApi } from '../aws/stack-api.ts';
import type { Operation, Options } from '../plan/operation.ts';
import { openFiles } from '../record/files.ts';
import { agree } from './agree.ts';
import type { Context } from './context.ts';
import type { Terminal } from './terminal.ts';

/** The SDK may repeat reads: with six attempts a network that is down for some seconds ends nothing. */
const readAttempts = 6;

const servicesOf = (options: Options): Services => {
  const config = awsConfigOf(options, regionOfPool(options.userPoolId));
  const repeating = { ...config, maxAttempts: readAttempts };
  const cognito = (maxAttempts: number) =>
    naming(new CognitoIdentityProviderClient({ ...config, maxAttempts }));
  return {
    userPoolId: options.userPoolId,
    pool: poolApi(cognito(readAttempts), cognito(1), options.userPoolId),
    clients: clientApi(cognito(readAttempts), options.userPoolId),
    functions: functionApi(naming(new LambdaClient(repeating))),
    stacks: stackApi(naming(new CloudFormationClient(repeating))),
  };
};

/** The services, files and terminal of one run. Steps have no titles with --json. */
export const openContext = (command: Operation, options: Options, terminal: Terminal): Context => {
  const { step, wait, stopped } = terminal;
  const { userPoolId } = options;
  return {
    ...servicesOf(options),
    files: openFiles(options.backupDir, userPoolId),
    step: options.json === true ? (_title, work) => work() : step,
    wait,
    stopped,
    agree: (preview) => agree(options, terminal, { command, userPoolId, ...preview }),
    reconciled: [],
  };
};
