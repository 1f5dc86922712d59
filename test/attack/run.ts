import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/** `npm run test:attack -- [--pairs N] [names of test files]`: Vitest takes no options of ours. */
const { values, positionals } = parseArgs({
  options: { pairs: { type: 'string' } },
  allowPositionals: true,
});

if (values.pairs !== undefined && !/^[1-9]\d{0,4}$/.test(values.pairs)) {
  throw new RangeError('--pairs must be a whole number from 1 to 99999');
}
const vitest = new URL('../../node_modules/vitest/vitest.mjs', import.meta.url).pathname;
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--config', 'vitest.attack.config.ts', ...positionals],
  {
    stdio: 'inherit',
    env: { ...process.env, ...(values.pairs === undefined ? {} : { ATTACK_PAIRS: values.pairs }) },
  },
);
process.exitCode = status ?? 1;
