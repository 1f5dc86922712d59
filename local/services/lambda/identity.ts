/** Region and account of the local Lambda, and the credentials of its functions. */
export type LambdaIdentity = {
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  arnOf(functionName: string): string;
};
