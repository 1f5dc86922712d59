import { test } from 'node:test';
import { firstDeployment } from './stages/first-deployment.ts';
import { profiles } from './stages/profiles.ts';
import { roles } from './stages/roles.ts';
import { signIns } from './stages/sign-ins.ts';

/**
 * The deployed system from its first deployment to its deletion, in this order, each stage on what the one before it
 * left. `.ci/deploy` starts the MiniStack that it runs against.
 */
const timeout = 180_000;

await test('a first deployment', { timeout }, firstDeployment);
await test('sign-ins at the deployed pool', { timeout }, signIns);
await test('profiles, by sam remote invoke', { timeout }, profiles);
await test('roles, one action taken away at a time', { timeout }, roles);
