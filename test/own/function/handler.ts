import * as userMigration from '#shared/events/user-migration.ts';
import { log } from '#shared/runtime/logger.ts';
import { trigger } from '#shared/runtime/trigger.ts';
import { loadConfig } from './config.ts';
import { respondWith } from './respond.ts';

const { directoryUrl } = loadConfig(process.env);

/** Cognito waits for five seconds. A status of 404 means a wrong name or password. */
const find = async (name: string, password: string | undefined): Promise<unknown> => {
  const response = await fetch(directoryUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
    signal: AbortSignal.timeout(3000),
  });
  if (response.ok) return response.json();
  if (response.status === 404) return undefined;
  throw new Error('the old directory failed');
};

export const handler = trigger(userMigration, respondWith({ find, log }));
