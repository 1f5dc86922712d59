import { arnOfFunction, localCredentials, region } from '../../identity.ts';
import type { FunctionHost } from '../../observe/function-host.ts';
import { bundlesDirectory } from '../../paths.ts';
import type { FunctionKey } from '../../services/lambda/host/environment.ts';
import { startLocalHost } from '../../services/lambda/host/local-host.ts';
import { remoteHost } from '../../services/lambda/host/remote-host.ts';
import type { Making } from './making.ts';

/** The built bundles in child processes, or functions elsewhere. */
export const startFunctions = (
  { options, declared, observability, stops }: Making,
  url: string,
  tablesUrl: string,
  keyOf: (functionName: string) => FunctionKey | undefined,
): FunctionHost & { reload?(): void } => {
  const identity = { region, credentials: localCredentials, arnOf: arnOfFunction };
  const host =
    options.lambdaEndpoint === undefined
      ? startLocalHost({
          ...observability,
          definitions: declared.functions,
          bundles: bundlesDirectory,
          identity,
          keyOf,
          endpoints: { dynamodb: tablesUrl, ses: url, cognito: url },
        })
      : remoteHost(options.lambdaEndpoint, identity);
  stops.unshift(host.stop);
  return host;
};
