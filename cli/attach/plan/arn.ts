import { parse, validate } from '@aws-sdk/util-arn-parser';

/** A Lambda function's ARN taken apart; `qualifier` is a version or an alias. */
export type FunctionArn = {
  readonly unqualified: string;
  readonly name: string;
  readonly region: string;
  readonly account: string;
  readonly qualifier?: string;
};

const resourcePattern = /^function:([A-Za-z0-9-_]{1,140})(?::([A-Za-z0-9$_-]{1,129}))?$/;

const isLambda = ({ partition, service, region, accountId }: ReturnType<typeof parse>): boolean =>
  /^aws[a-z-]*$/.test(partition) &&
  service === 'lambda' &&
  /^[a-z0-9-]+$/.test(region) &&
  /^\d{12}$/.test(accountId);

/** Undefined where the text is not the ARN of a function (Lambda API reference: FunctionName). */
export const parseFunctionArn = (text: string): FunctionArn | undefined => {
  if (!validate(text)) return undefined;
  const arn = parse(text);
  const [, name, qualifier] = resourcePattern.exec(arn.resource) ?? [];
  if (name === undefined || !isLambda(arn)) return undefined;
  const { region, accountId: account } = arn;
  const unqualified = qualifier === undefined ? text : text.slice(0, -qualifier.length - 1);
  return { unqualified, name, region, account, ...(qualifier === undefined ? {} : { qualifier }) };
};

/** `arn:aws:cognito-idp:region:account:userpool/id`; empty where the pool has no ARN. */
export const accountOfPool = (poolArn: string): string =>
  validate(poolArn) ? parse(poolArn).accountId : '';

/** The region in the pool's ARN; empty where it has none. */
export const regionOfPool = (poolArn: string): string =>
  validate(poolArn) ? parse(poolArn).region : '';
