/** Where the local Lambda claims to run, and what its functions sign their requests with. */
export type LambdaIdentity = {
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  arnOf(functionName: string): string;
};
