// JavaScript, and nothing imported from node_modules before the check: this must be able to say that they are missing,
// on whatever Node the machine has.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const esbuild = fileURLToPath(new URL('../../node_modules/.bin/esbuild', import.meta.url));

if (existsSync(esbuild)) {
  const { runSam } = await import('./sam/run-sam.ts');
  process.exitCode = await runSam(process.argv.slice(2));
} else {
  console.error('The dependencies are not installed, and SAM bundles with them: run npm ci');
  process.exitCode = 1;
}
