import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { root } from '../../local/paths.ts';

const page = readFileSync(join(root, 'docs', 'local-invoke.md'), 'utf8');

/** The commands that stand below a marker of the page, as they are. */
const commands = (name: string): string => {
  const found = new RegExp(`<!-- sam:${name} -->\n\`\`\`bash\n([^]*?)\`\`\``).exec(page)?.[1];
  if (found === undefined) throw new Error(`The page has no commands ${name}`);
  return found;
};

/** Commands of a terminal of their own, and the wait until what they start is up. */
const inBackground = (name: string, ready: string): string => `
{ ${commands(name)}} >"$LOG/${name}" 2>&1 &
for i in $(seq 300); do grep -q '${ready}' "$LOG/${name}" && break; sleep 0.2; done
grep -q '${ready}' "$LOG/${name}" || { cat "$LOG/${name}" >&2; exit 1; }
`;

/** Ends what the script started, whole, and waits: under `set -m` each background job is a process group of its own. */
const prelude = `
set -eum
LOG=$(mktemp -d)
finish() {
  for job in $(jobs -p); do
    kill -TERM -- -$job 2>/dev/null || continue
    while kill -0 -- -$job 2>/dev/null; do sleep 0.1; done
  done
  rm -r "$LOG"
}
trap finish EXIT
`;

const architecture = /ARCHITECTURE=.*\n/.exec(commands('invoke'))?.[0] ?? '';
const host = /HOST=.*\n/.exec(commands('stack'))?.[0] ?? '';

const run = async (...parts: readonly string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)('bash', ['-c', [prelude, ...parts].join('\n')], {
    cwd: root,
  });
  return stdout;
};

describe('docs/local-invoke.md', () => {
  it('invokes with a sample, with a changed one, and with other parameters', async () => {
    const said = await run(commands('invoke'), commands('refused'), commands('parameters'));

    expect(said).toContain('"autoConfirmUser": true');
    expect(said).toContain('domain_disposable');
    expect(said).toContain('client_not_allowed');
  });

  it('makes a challenge from a container in the table of the local stack', async () => {
    const stack = inBackground('stack', '^ready');
    const said = await run(architecture, host, stack, commands('with-stack'));

    expect(said).toContain('"challengeMetadata": "v2.code.0.digits.1.');
  });

  it('signs in over start-lambda with curl', async () => {
    const said = await run(
      architecture,
      host,
      inBackground('start-lambda', 'Running on'),
      inBackground('stack-behind', '^ready'),
      commands('sign-in'),
    );

    expect(said).toContain('"TokenType":"Bearer"');
  });
});
