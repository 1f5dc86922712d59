import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { root } from '../paths.ts';
import type { StackOptions } from '../stack/start/options.ts';
import type { OidcClients } from '../stack/token-providers.ts';
import type { Parameters } from '../template/parameters.ts';
import type { TestCodes } from '../terminal/test-codes.ts';
import { type ConfigFiles, writeConfigFiles } from './local/config-files.ts';
import { explainStart } from './local/explain-start.ts';
import { printAddresses, printing } from './local/print.ts';
import { collectTestCode, testCodeRefusal } from './local/test-code.ts';
import { collectOidcClient } from './oidc-clients.ts';
import { collectOverride } from './parameter-overrides.ts';
import { webAddress } from './web-address.ts';
import { whenNpmEnds } from './when-npm-ends.ts';

type Options = {
  readonly port: number;
  readonly host: string;
  readonly parameterOverrides?: Parameters;
  readonly dynamodbEndpoint?: string;
  readonly lambdaEndpoint?: string;
  readonly oidcClient?: OidcClients;
  readonly data?: string;
  readonly issuer: 'aws' | 'local';
  readonly watch?: true;
  readonly testCode?: TestCodes;
} & ConfigFiles;

const portNumber = (text: string): number => {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a number from 0 to 65535.');
};

const command = new Command()
  .name('cognito-triggers local')
  .description('A local Cognito user pool that runs the suite, until Ctrl-C')
  .option('--port <number>', 'port to listen on; 0 takes any', portNumber, 9400)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--parameter-overrides <Key=Value...>', 'parameters of template.yaml', collectOverride)
  .option('--dynamodb-endpoint <url>', 'another DynamoDB', webAddress)
  .option(
    '--lambda-endpoint <url>',
    'functions elsewhere, for instance sam local start-lambda',
    webAddress,
  )
  .addOption(
    new Option(
      '--issuer <whose>',
      'whose address tokens name: aws, or local for OpenID Connect clients',
    )
      .choices(['aws', 'local'])
      .default('aws'),
  )
  .option(
    '--oidc-client <provider=id...>',
    'client id of a provider of IdentityPoolOidcProviderArns',
    collectOidcClient,
  )
  .option('--data <directory>', 'keeps users, tables, pepper and keys there')
  .option(
    '--watch',
    'builds and reloads the functions after a saved change, and restarts after one of template.yaml',
  )
  .option('--write-env <file>', 'writes ids and addresses as environment variables')
  .option('--amplify-outputs <file>', 'writes them as amplify_outputs.json')
  .option(
    '--test-code <ADDRESS=DIGITS...>',
    'digits that an address may type in place of its newest mailed code',
    collectTestCode,
  );

const refusalOf = ({ watch, lambdaEndpoint, testCode, host }: Options): string | undefined => {
  if (watch && lambdaEndpoint !== undefined) {
    return '--watch is for functions that run here; leave out --lambda-endpoint';
  }
  if (watch && !existsSync(join(root, 'functions'))) {
    return '--watch is for a clone of the repository; the package has no sources to watch';
  }
  return testCodeRefusal(testCode, { host, ...(lambdaEndpoint && { lambdaEndpoint }) });
};

const fail = (error: unknown, options: Options): never => {
  console.error(explainStart(error, options));
  process.exit(1);
};

const stackOptions = (options: Options): StackOptions => {
  const { host, port, issuer, dynamodbEndpoint, lambdaEndpoint, oidcClient, testCode, data } =
    options;
  return {
    host,
    port,
    parameterOverrides: options.parameterOverrides ?? {},
    issuer,
    report: printing,
    ...(testCode === undefined ? {} : { testCodes: testCode }),
    ...(dynamodbEndpoint === undefined ? {} : { dynamodbEndpoint }),
    ...(lambdaEndpoint === undefined ? {} : { lambdaEndpoint }),
    ...(oidcClient === undefined ? {} : { oidcClients: oidcClient }),
    ...(data === undefined ? {} : { dataDirectory: data }),
  };
};

/** Starts the stack and keeps it until a signal ends it. */
export const local = async (args: readonly string[]): Promise<void> => {
  const options = command.parse(args, { from: 'user' }).opts<Options>();
  const refused = refusalOf(options);
  if (refused !== undefined) command.error(`error: ${refused}`);
  try {
    // Imported late: loading the stack takes a second, and a wrong option is reported before that.
    const { ensureBundles } = await import('../build/bundles.ts');
    const { watchSources } = await import('./local/watch.ts');
    const { startReplaceable } = await import('./local/replaceable-stack.ts');
    if (options.lambdaEndpoint === undefined) await ensureBundles();
    const stack = await startReplaceable(stackOptions(options), (error) => fail(error, options));
    const writeFiles = () => writeConfigFiles(options, stack.current().info());
    writeFiles();
    const reload = {
      functions: () => stack.current().reloadFunctions(),
      // Another template may make an identity pool or a bucket with other names.
      stack: async () => {
        await stack.replace();
        writeFiles();
      },
    };
    const unwatch = options.watch ? watchSources(reload, console.log) : undefined;
    const stop = async (): Promise<void> => {
      unwatch?.();
      await stack.current().stop();
      process.exit(0);
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    whenNpmEnds(stop);
    const { url } = stack.current();
    printAddresses(url);
    console.log(`ready ${url}`);
  } catch (error) {
    fail(error, options);
  }
};
