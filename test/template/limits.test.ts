import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { templateFile } from '../../local/paths.ts';
import { deploy, everything, raw } from './deployment.ts';

/** What CloudFormation takes at the most (user guide: quotas). */
const limits = {
  resources: 500,
  parameters: 200,
  outputs: 200,
  /** Of a template in a bucket, which is how SAM hands it over. */
  bytes: 1_000_000,
  parameterCharacters: 4096,
};

const say = (what: string, count: number, limit: number): void =>
  console.log(`${what}: ${count} of ${limit}, ${limit - count} to go`);

describe('the template stays far from the limits of CloudFormation', () => {
  it('in resources', () => {
    const count = Object.keys(raw.Resources).length;
    const most = deploy(everything).resources.length;
    say('resources declared', count, limits.resources);
    say('resources made, with everything asked for', most, limits.resources);

    expect(count).toBeLessThan(limits.resources / 2);
    // SAM adds none of its own: roles and permissions are written out, and there are no events and no aliases.
    expect(JSON.stringify(raw.Resources)).not.toContain('"Events"');
    expect(JSON.stringify(raw)).not.toContain('AutoPublishAlias');
  });

  it('in bytes', () => {
    const bytes = Buffer.byteLength(readFileSync(templateFile));
    say('bytes', bytes, limits.bytes);

    expect(bytes).toBeLessThan(limits.bytes / 4);
  });

  it('in parameters and outputs', () => {
    say('parameters', Object.keys(raw.Parameters).length, limits.parameters);
    say('outputs', Object.keys(raw.Outputs).length, limits.outputs);

    expect(Object.keys(raw.Parameters).length).toBeLessThan(limits.parameters / 2);
    expect(Object.keys(raw.Outputs).length).toBeLessThan(limits.outputs / 2);
  });

  it("in a parameter's length", () => {
    for (const [name, { MaxLength = 0 }] of Object.entries(raw.Parameters)) {
      expect(Number(MaxLength), name).toBeLessThan(limits.parameterCharacters);
    }
  });
});
