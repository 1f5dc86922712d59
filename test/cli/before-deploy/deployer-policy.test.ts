import { globSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { deployActions } from '../../../cli/before-deploy/deploy-actions.ts';

const PolicySchema = v.object({
  Statement: v.array(v.looseObject({ Action: v.array(v.string()) })),
});

const granted = globSync('deploy/deployer-policy/*.json').flatMap((file) =>
  v
    .parse(PolicySchema, JSON.parse(readFileSync(file, 'utf8')))
    .Statement.flatMap(({ Action }) => Action),
);

describe("The deployer's policies", () => {
  it('allow every action that doctor --before-deploy simulates', () => {
    expect(deployActions.filter((action) => !granted.includes(action))).toEqual([]);
  });
});
