import { fileURLToPath } from 'node:url';

export type ModelledService = 'cognito-idp' | 'cognito-identity' | 'sts';

/** The committed table of a service's inputs. */
export const apiModelFile = (service: ModelledService): string =>
  fileURLToPath(new URL(`./${service}.json`, import.meta.url));
