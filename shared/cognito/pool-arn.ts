/** A user pool's ARN (Service Authorization Reference: resource types of Amazon Cognito User Pools). */
export const arnOfPool = (
  { region, accountId }: { readonly region: string; readonly accountId: string },
  userPoolId: string,
): string => `arn:aws:cognito-idp:${region}:${accountId}:userpool/${userPoolId}`;
