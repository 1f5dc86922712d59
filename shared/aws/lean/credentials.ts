import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * Stands in for `@aws-sdk/credential-provider-node` in the bundles: Lambda always hands credentials over in the
 * environment, so the chain's other ten links (SSO, profiles, instance metadata) are 130 kB that never run.
 */
export const defaultProvider = fromEnv;
