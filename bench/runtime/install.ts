import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The client of Lambda's nodejs24.x. */
const version = '4.0.2';

const here = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../../.build/runtime-client', import.meta.url));

const fetchPackage = (into: string): void => {
  mkdirSync(into, { recursive: true });
  execFileSync('npm', ['pack', '--silent', `aws-lambda-ric@${version}`], { cwd: into });
  const tarball = readdirSync(into).find((name) => name.endsWith('.tgz'));
  execFileSync('tar', ['-xzf', tarball ?? '', 'package/index.mjs'], { cwd: into });
};

/**
 * Puts AWS's own runtime client (its JavaScript, unchanged; its native part replaced) into `.build/runtime-client`
 * and answers the path of the file that Lambda starts. Needs npm's registry the first time.
 */
export const installRuntimeClient = (): string => {
  const entry = join(cache, version, 'package', 'index.mjs');
  if (!existsSync(entry)) {
    rmSync(cache, { recursive: true, force: true });
    fetchPackage(join(cache, version));
  }
  const nativePart = join(cache, version, 'package', 'rapid-client.node');
  rmSync(nativePart, { recursive: true, force: true });
  mkdirSync(nativePart);
  cpSync(join(here, 'native-part.cjs'), join(nativePart, 'index.js'));
  // Below a package of modules, a .js file would be one too, and the client loads its native part by require.
  writeFileSync(join(nativePart, 'package.json'), '{"type": "commonjs"}\n');
  return entry;
};
