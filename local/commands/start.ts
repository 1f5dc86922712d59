import { Command, InvalidArgumentError, Option } from 'commander';
import { errorCode } from '#shared/system/error-code.ts';
import type { OidcClients } from '../stack/token-providers.ts';
import type { Parameters } from '../template/parameters.ts';
import { collectOidcClient } from './oidc-clients.ts';
import { collectOverride } from './parameter-overrides.ts';
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
};

const portNumber = (text: string): number => {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a number from 0 to 65535.');
};

const webAddress = (text: string): string => {
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text;
  throw new InvalidArgumentError('It must be a URL, http:// or https://.');
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
  .option('--data <directory>', 'keeps users, tables, pepper and keys there');

const explain = (error: unknown, { port, host }: Options): string => {
  if (errorCode(error) === 'EADDRINUSE') {
    return `Port ${port} of ${host} is in use; choose another with --port`;
  }
  return error instanceof Error ? error.message : String(error);
};

/** Starts the stack and keeps it until a signal ends it. */
export const local = async (args: readonly string[]): Promise<void> => {
  const options = command.parse(args, { from: 'user' }).opts<Options>();
  const { port, host, parameterOverrides, dynamodbEndpoint, lambdaEndpoint, data } = options;
  const { issuer, oidcClient } = options;
  try {
    // Imported late: loading the stack takes a second, and a wrong option is reported before that.
    const { ensureBundles } = await import('../build/bundles.ts');
    const { startStack } = await import('../stack/stack.ts');
    if (lambdaEndpoint === undefined) await ensureBundles();
    const stack = await startStack({
      host,
      port,
      parameterOverrides: parameterOverrides ?? {},
      issuer,
      ...(dynamodbEndpoint === undefined ? {} : { dynamodbEndpoint }),
      ...(lambdaEndpoint === undefined ? {} : { lambdaEndpoint }),
      ...(oidcClient === undefined ? {} : { oidcClients: oidcClient }),
      ...(data === undefined ? {} : { dataDirectory: data }),
    });
    const stop = async (): Promise<void> => {
      await stack.stop();
      process.exit(0);
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    whenNpmEnds(stop);
    console.log(`User pool, functions, tables and outbox are up.`);
    console.log(`  page                ${stack.url}/`);
    console.log(`  ids and addresses   ${stack.url}/_local/info`);
    console.log(`  mail                ${stack.url}/_local/outbox`);
    console.log(`  what Cognito called ${stack.url}/_local/triggers`);
    console.log(`ready ${stack.url}`);
  } catch (error) {
    console.error(explain(error, options));
    process.exit(1);
  }
};
