import { randomUUID } from 'node:crypto';
import type { StackInfo } from '../../local/stack/info.ts';
import { median } from '../median.ts';
import { startBarePool } from './bare-pool.ts';
import { startUsers } from './users.ts';

export type WarmStart = {
  /** InitiateAuth of a user, until it is answered: a new code every time. */
  readonly startMs: number;
  /** The same call with handlers that do nothing. */
  readonly bareMs: number;
};

const initiate = async (url: string, ClientId: string, USERNAME: string): Promise<number> => {
  const began = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({ AuthFlow: 'CUSTOM_AUTH', ClientId, AuthParameters: { USERNAME } }),
  });
  await response.text();
  if (!response.ok) throw new Error(`InitiateAuth answered ${response.status}`);
  return performance.now() - began;
};

/** Starts of the suite and of bare handlers in turn, the first tenth thrown away. Medians. */
export const measureWarmStarts = async (count: number): Promise<WarmStart> => {
  const users = await startUsers();
  const bare = await startBarePool();
  const { userPoolClientId } = await users.call<StackInfo>('GET', 'info');
  const times = { start: [] as number[], bare: [] as number[] };
  for (let round = -Math.ceil(count / 10); round < count; round += 1) {
    const email = await users.signUp();
    const start = await initiate(users.url, userPoolClientId, email);
    // The courier's work must not be measured as the bare handler's.
    await users.takeCodes([email]);
    const same = await initiate(bare.url, bare.userPoolClientId, `${randomUUID()}@example.com`);
    if (round < 0) continue;
    times.start.push(start);
    times.bare.push(same);
  }
  await users.stop();
  await bare.stop();
  return { startMs: median(times.start), bareMs: median(times.bare) };
};
