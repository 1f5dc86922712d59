import { Command, CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { addAwsOptions, awsConfigOf, regionOfPool } from '../../../cli/common/aws-options.ts';

const parse = (...args: readonly string[]) =>
  addAwsOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parse(args, { from: 'user' })
    .opts();

describe('The AWS options', () => {
  it('leave to the SDK what is not said', () => {
    expect(awsConfigOf(parse())).toEqual({});
  });

  it('hand over region and profile, and take the region that follows from elsewhere only without one', () => {
    const options = parse('--region', 'eu-west-1', '--profile', 'prod');

    expect(awsConfigOf(options, 'us-east-1')).toEqual({ region: 'eu-west-1', profile: 'prod' });
    expect(awsConfigOf(parse(), 'us-east-1')).toEqual({ region: 'us-east-1' });
  });

  it.each(['http://127.0.0.1:9400', 'http://localhost:9400', 'http://[::1]:9400'])(
    'sign for %s with made-up keys, unless a profile is named',
    (url) => {
      expect(awsConfigOf(parse('--endpoint-url', url))).toEqual({
        endpoint: url,
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      });
      expect(awsConfigOf(parse('--endpoint-url', url, '--profile', 'p'))).not.toHaveProperty(
        'credentials',
      );
    },
  );

  it('never replace the credentials for an endpoint elsewhere', () => {
    const config = awsConfigOf(parse('--endpoint-url', 'https://vpce.example.com'));

    expect(config).toEqual({ endpoint: 'https://vpce.example.com' });
  });

  it.each([
    ['--region', 'europe'],
    ['--endpoint-url', 'ftp://127.0.0.1'],
    ['--endpoint-url', '127.0.0.1:9400'],
  ])('refuse %s %s', (option, value) => {
    expect(() => parse(option, value)).toThrow(CommanderError);
  });

  it('know the region of a pool by its id', () => {
    expect(regionOfPool('ap-southeast-2_AbC')).toBe('ap-southeast-2');
  });
});
