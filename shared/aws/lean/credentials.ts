import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * Replaces `@aws-sdk/credential-provider-node` in the bundles. Lambda passes credentials in the environment, so the chain's
 * other ten providers (SSO, profiles, instance metadata) would be 130 kB that never run.
 */
export const defaultProvider = fromEnv;
