/** A Lambda function's ARN taken apart; `qualifier` is a version or an alias. */
export type FunctionArn = {
  readonly unqualified: string;
  readonly region: string;
  readonly account: string;
  readonly qualifier?: string;
};

const pattern =
  /^(arn:aws[a-z-]*:lambda:([a-z0-9-]+):(\d{12}):function:[A-Za-z0-9-_]{1,140})(?::([A-Za-z0-9$_-]{1,129}))?$/;

/** Nothing where the text is no function's ARN (Lambda API reference: FunctionName). */
export const parseFunctionArn = (text: string): FunctionArn | undefined => {
  const [, unqualified, region, account, qualifier] = pattern.exec(text) ?? [];
  if (unqualified === undefined || region === undefined || account === undefined) return undefined;
  return { unqualified, region, account, ...(qualifier === undefined ? {} : { qualifier }) };
};

/** `arn:aws:cognito-idp:region:account:userpool/id`. */
export const accountOfPool = (poolArn: string): string => poolArn.split(':')[4] ?? '';
