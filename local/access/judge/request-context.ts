import type { Context } from '#shared/iam/call.ts';
import type { SessionPrincipal } from '../keys.ts';

export type Surroundings = {
  /** By the stack's clock, in milliseconds since 1970. */
  readonly now: number;
  readonly region: string;
  readonly sourceIp: string;
  readonly userAgent: string | undefined;
};

/** An IPv4 address in its own form, as AWS gives it. */
const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '');

/**
 * The global condition keys of a request (IAM User Guide, reference_policies_condition-keys). The stack stands for AWS
 * behind TLS, so `aws:SecureTransport` is true on its plain ports too: the Deny of the bucket's policy is evaluated, and
 * does not apply.
 */
export const globalContext = ({ now, region, sourceIp, userAgent }: Surroundings): Context => ({
  'aws:CurrentTime': new Date(now).toISOString(),
  'aws:EpochTime': String(Math.floor(now / 1000)),
  'aws:SecureTransport': 'true',
  'aws:SourceIp': plainAddress(sourceIp),
  'aws:RequestedRegion': region,
  'aws:ViaAWSService': 'false',
  ...(userAgent === undefined ? {} : { 'aws:UserAgent': userAgent }),
});

export const principalContext = ({
  arn,
  roleArn,
  account,
  userId,
  federated,
  context,
}: SessionPrincipal): Context => ({
  ...context,
  // Of a session it is the role's ARN, not the session's.
  'aws:PrincipalArn': roleArn === '' ? arn : roleArn,
  'aws:PrincipalAccount': account,
  'aws:PrincipalType': roleArn === '' ? 'Account' : 'AssumedRole',
  'aws:PrincipalIsAWSService': 'false',
  'aws:userid': userId,
  ...(federated === undefined ? {} : { 'aws:FederatedProvider': federated }),
});
