import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../local/paths.ts';

const refused = {
  parser: "import { parse } from '#shared/events/pre-sign-up.ts';\nparse({});\n",
  'parser-by-path': "import { parse } from '../../../shared/events/pre-sign-up.ts';\nparse({});\n",
  renamed: "import { parse as Parse } from '#shared/events/pre-sign-up.ts';\nParse({});\n",
  'writer-beside-a-type':
    "import { type PreSignUpEvent, respond } from '#shared/events/pre-sign-up.ts';\nexport const f = (event: PreSignUpEvent) => respond(event, { autoConfirmUser: true });\n",
  'whole-module': "import * as event from '#shared/events/pre-sign-up.ts';\nevent.parse({});\n",
  'at-run-time': "const event = await import('#shared/events/pre-sign-up.ts');\nevent.parse({});\n",
  builder:
    "import { aPreSignUpEvent } from '#shared/events/testing/pre-sign-up.ts';\naPreSignUpEvent();\n",
};

const allowed = {
  type: "import type { PreSignUpEvent } from '#shared/events/pre-sign-up.ts';\nexport const f = (event: PreSignUpEvent) => event;\n",
  facts:
    "import { triggerNames } from '#shared/cognito/triggers.ts';\nexport const f = () => triggerNames;\n",
};

const folder = mkdtempSync(join(tmpdir(), 'planted-'));
const services = join(folder, 'local', 'services', 'planted');

/** What the linter, with this repository's rules, prints about planted files: it ends with 1 where it found something. */
const lint = (): Promise<string> =>
  new Promise((resolve) => {
    const flags = ['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--colors=off', '.'];
    const biome = join(root, 'node_modules', '.bin', 'biome');
    execFile(biome, flags, { cwd: folder }, (_, stdout, stderr) => resolve(stdout + stderr));
  });

describe('the linter, in local/services', () => {
  let output = '';

  beforeAll(async () => {
    mkdirSync(services, { recursive: true });
    for (const name of ['biome.json', 'biome.imports.jsonc']) {
      writeFileSync(join(folder, name), readFileSync(join(root, name)));
    }
    for (const [name, text] of Object.entries({ ...refused, ...allowed })) {
      writeFileSync(join(services, `${name}.ts`), text);
    }
    output = await lint();
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(Object.keys(refused))('refuses what parses or fills an event: %s', (name) => {
    expect(output).toMatch(
      new RegExp(`planted/${name}\\.ts:\\d+:\\d+ lint/style/noRestrictedImports`),
    );
  });

  it.each(Object.keys(allowed))('lets types of events and facts of Cognito in: %s', (name) => {
    expect(output).not.toContain(`planted/${name}.ts`);
  });
});
