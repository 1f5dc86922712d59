import { Command } from 'commander';
import { build } from '../../../local/build/build.ts';
import { guarantees } from '../guarantees.ts';
import { startTarget, type Target } from '../support/client.ts';
import type { Guarantee, Outcome } from './proof.ts';

/** A check that cannot be made holds nothing. */
const prove = async (target: Target, { proof }: Guarantee): Promise<Outcome> => {
  try {
    return await proof(target);
  } catch (error) {
    return { holds: false, found: error instanceof Error ? error.message : 'an unknown error' };
  }
};

new Command()
  .name('npm run prove --')
  .description('Tries each guarantee of SECURITY.md against a local stack of its own')
  .parse();

await build();
const began = performance.now();
const target = await startTarget({ LogLevel: 'DEBUG' });
// Cognito's own single use of a session must not be what holds.
await target.stack.settings({
  sessionAnsweredInParallel: true,
  triggerTimeoutMilliseconds: 60_000,
});
await target.provenUser();

let failed = 0;
for (const guarantee of guarantees) {
  const { holds, found } = await prove(target, guarantee);
  if (!holds) failed += 1;
  console.log(`${holds ? 'ok    ' : 'not ok'}  ${guarantee.sentence} (${found})`);
}
await target.stop();
target.cognito.destroy();
console.log(
  `\n${guarantees.length - failed} of ${guarantees.length} hold; ${((performance.now() - began) / 1000).toFixed(0)} s`,
);
process.exitCode = failed === 0 ? 0 : 1;
