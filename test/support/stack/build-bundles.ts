import { execFileSync } from 'node:child_process';

/** Flows run what is deployed: the bundles, made from the sources as they are now. */
export const setup = (): void => {
  execFileSync(process.execPath, ['local/build/build.ts'], { stdio: 'inherit' });
};
