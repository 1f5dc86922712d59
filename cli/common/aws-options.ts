import { type Command, InvalidArgumentError, Option } from 'commander';

/** `--region`, `--profile` and `--endpoint-url`, as commander hands them over. */
export type AwsOptions = {
  readonly region?: string;
  readonly profile?: string;
  /** Another address for every AWS service: the local stack, moto. */
  readonly endpointUrl?: string;
};

/** What every SDK client's constructor takes; what is left out the SDK finds as it always does. */
export type AwsConfig = {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

const regionName = (text: string): string => {
  if (/^[a-z]{2,5}(-[a-z]+)+-\d$/.test(text)) return text;
  throw new InvalidArgumentError('It must be the name of a region, such as eu-central-1.');
};

const webAddress = (text: string): string => {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('It must be an address that starts with http:// or https://.');
};

/** Adds `--region`, `--profile` and `--endpoint-url`, the same for every command that calls AWS. */
export const addAwsOptions = (command: Command): Command =>
  [
    new Option('--region <name>', 'AWS region').argParser(regionName),
    new Option('--profile <name>', 'profile of the AWS configuration files'),
    new Option(
      '--endpoint-url <url>',
      'another address for AWS, such as the local stack',
    ).argParser(webAddress),
  ].reduce((so, option) => so.addOption(option.helpGroup('AWS:')), command);

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether an address is on this machine. */
export const isLoopback = (url: string): boolean => loopbackHosts.includes(new URL(url).hostname);

/** The region that a pool's id starts with (`eu-central-1_AbCdEf`): the pool is there and nowhere else. */
export const regionOfPool = (userPoolId: string): string =>
  userPoolId.slice(0, userPoolId.lastIndexOf('_'));

/**
 * The clients' configuration. An endpoint on this machine is signed with made-up keys, so that real credentials are
 * never used against an emulator and none are needed; a profile that is named is used all the same.
 */
export const awsConfigOf = (options: AwsOptions, defaultRegion?: string): AwsConfig => {
  const { endpointUrl: endpoint, profile } = options;
  const region = options.region ?? defaultRegion;
  const local = endpoint !== undefined && isLoopback(endpoint);
  return {
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(local && profile === undefined
      ? { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
      : {}),
  };
};
