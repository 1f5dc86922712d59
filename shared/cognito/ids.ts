/** Bounds and patterns are those of the API reference (UserPoolId, ClientId, IdentityPoolId). */

const longestPoolId = 55;
const userPoolId = /^[\w-]+_[0-9A-Za-z]+$/;
const identityPoolId = /^[\w-]+:[0-9a-f-]+$/;
const clientId = /^[\w+]{1,128}$/;

export const isUserPoolId = (text: string): boolean =>
  text.length <= longestPoolId && userPoolId.test(text);

export const isIdentityPoolId = (text: string): boolean =>
  text.length <= longestPoolId && identityPoolId.test(text);

export const isClientId = (text: string): boolean => clientId.test(text);

/** The region that a pool's id begins with: `eu-central-1` of `eu-central-1_AbCdEf123`. */
export const regionOfPoolId = (text: string): string | undefined =>
  isUserPoolId(text) ? /^([a-z0-9-]+)_/.exec(text)?.[1] : undefined;

/** The ARN of a user pool, the SourceArn of its calls (service authorization reference: Cognito user pools). */
export const userPoolArn = (
  { region, accountId }: { readonly region: string; readonly accountId: string },
  id: string,
): string => `arn:aws:cognito-idp:${region}:${accountId}:userpool/${id}`;
