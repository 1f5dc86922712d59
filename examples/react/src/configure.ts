import { Amplify } from 'aws-amplify';

/** Where a user's own files are; `endpoint` only where S3 is not Amazon's. */
export type Files = {
  readonly region: string;
  readonly bucket: string;
  readonly endpoint: string | undefined;
};

type Configuration = {
  readonly region: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly identityPoolId: string | undefined;
  readonly bucket: string | undefined;
  /** Address of the local stack; absent for Amazon's. */
  readonly endpoint?: string;
  readonly s3Endpoint?: string | undefined;
};

const env = import.meta.env;
const localStack = env.VITE_LOCAL_STACK ?? 'http://127.0.0.1:9400';

/** The outputs of a deployed stack. None of them is a secret. */
const deployed = (userPoolId: string): Configuration => ({
  region: userPoolId.split('_')[0] ?? '',
  userPoolId,
  userPoolClientId: env.VITE_USER_POOL_CLIENT_ID ?? '',
  identityPoolId: env.VITE_IDENTITY_POOL_ID,
  bucket: env.VITE_USER_FILES_BUCKET,
});

const local = async (): Promise<Configuration> => {
  const info = await (await fetch(`${localStack}/_local/info`)).json();
  return {
    ...info,
    identityPoolId: info.identityPoolId ?? undefined,
    bucket: info.userFilesBucket ?? undefined,
    s3Endpoint: info.s3Endpoint ?? undefined,
  };
};

/** Configures Amplify, and returns where files are; nothing where the stack has no identity pool or no bucket. */
export const configure = async (): Promise<Files | undefined> => {
  const id = env.VITE_USER_POOL_ID;
  const found = id === undefined ? await local() : deployed(id);
  const { region, userPoolId, userPoolClientId, identityPoolId, bucket, endpoint } = found;
  const userPool = { userPoolId, userPoolClientId, ...at('userPoolEndpoint', endpoint) };
  const identityPool =
    identityPoolId === undefined
      ? {}
      : { identityPoolId, allowGuestAccess: false, ...at('identityPoolEndpoint', endpoint) };
  Amplify.configure({ Auth: { Cognito: { ...userPool, ...identityPool } } });
  if (identityPoolId === undefined || bucket === undefined) return undefined;
  return { region, bucket, endpoint: found.s3Endpoint };
};

const at = (name: string, endpoint: string | undefined) =>
  endpoint === undefined ? {} : { [name]: endpoint };
