import type { PostAuthenticationEvent } from '#shared/events/post-authentication.ts';
import { recordName, subjectFacts } from '../users/subject.ts';
import { callTrigger } from './call/call-trigger.ts';
import type { SignIn } from './call/sign-in.ts';
import { withMetadata } from './call/trigger-call.ts';

/** Runs before tokens are made; its error ends the sign-in (guide: post authentication trigger). */
export const callPostAuthentication = async ({
  service,
  pool,
  client,
  subject,
  clientMetadata,
}: SignIn): Promise<void> => {
  const remembersDevices = pool.properties.DeviceConfiguration !== undefined;
  await callTrigger<PostAuthenticationEvent>(service, {
    trigger: 'PostAuthentication',
    pool,
    clientId: client.id,
    source: 'PostAuthentication_Authentication',
    userName: recordName(subject),
    request: {
      ...subjectFacts(service, client, subject),
      ...(remembersDevices ? { newDeviceUsed: false } : {}),
      ...withMetadata(clientMetadata),
    },
    response: {},
  });
};
