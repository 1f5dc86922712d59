import { InvalidArgumentError } from 'commander';
import type { TestCodes } from '../../terminal/test-codes.ts';

/** Adds one `ADDRESS=DIGITS` of `--test-code` to those before it: 8 to 12 digits, as many as codes have. */
export const collectTestCode = (text: string, before: TestCodes = {}): TestCodes => {
  const [, address, digits] = /^([^\s=@]+@[^\s=@]+)=(\d{8,12})$/.exec(text) ?? [];
  if (address === undefined || digits === undefined) {
    throw new InvalidArgumentError('It must be ADDRESS=DIGITS, with 8 to 12 digits.');
  }
  return { ...before, [address]: digits };
};

const loopback = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

/** Why test codes are refused: on an open port a known code would admit every machine of the network. */
export const testCodeRefusal = (
  codes: TestCodes | undefined,
  { host, lambdaEndpoint }: { readonly host: string; readonly lambdaEndpoint?: string },
): string | undefined => {
  if (codes === undefined) return undefined;
  if (!loopback.test(host)) {
    return `--test-code needs a loopback address, and --host ${host} is open to the network`;
  }
  return lambdaEndpoint === undefined
    ? undefined
    : '--test-code is for functions that run here; leave out --lambda-endpoint';
};
