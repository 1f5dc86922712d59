import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { serveApp } from '../../local/http/serve-app.ts';
import { accountId, arnOfFunction, localCredentials, region } from '../../local/identity.ts';
import { createObservability } from '../../local/observe/observability.ts';
import { createUserPool } from '../../local/services/cognito-idp/user-pool.ts';
import { startLocalHost } from '../../local/services/lambda/host/local-host.ts';
import { readDeclared } from '../../local/stack/declared.ts';
import { poolDelivery } from '../../local/stack/pool-delivery.ts';

/** Handlers that do nothing but name the next step. */
const handlers: Readonly<Record<string, string>> = {
  'define-auth-challenge':
    "{ challengeName: 'CUSTOM_CHALLENGE', issueTokens: false, failAuthentication: false }",
  'create-auth-challenge':
    "{ publicChallengeParameters: { step: 'code' }, privateChallengeParameters: { step: 'code' }, challengeMetadata: 'code' }",
};

const writeHandlers = (): string => {
  const bundles = fileURLToPath(new URL('../../.build/bare-pool/', import.meta.url));
  for (const [folder, response] of Object.entries(handlers)) {
    mkdirSync(join(bundles, folder), { recursive: true });
    const source = `export const handler = async (event) => ({ ...event, response: ${response} });\n`;
    writeFileSync(join(bundles, folder, 'handler.mjs'), source);
  }
  return bundles;
};

/** The same user pool and the same function host, with handlers that do nothing. */
export const startBarePool = async () => {
  const bundles = writeHandlers();
  const declared = readDeclared({}, undefined);
  const definitions = declared.functions
    .filter(({ folder }) => handlers[folder] !== undefined)
    .map((definition) => ({ ...definition, environment: {} }));
  const observability = createObservability(
    definitions.map(({ logicalId }) => logicalId),
    true,
  );
  const app = new Hono();
  const { url, stop } = await serveApp(app);
  const functions = startLocalHost({
    ...observability,
    definitions,
    bundles,
    endpoints: { dynamodb: url, ses: url, cognito: url },
    identity: { region, credentials: localCredentials, arnOf: arnOfFunction },
  });
  const pool = createUserPool({
    declared: declared.pool,
    ...observability,
    functions,
    recordCall: observability.calls.record,
    recordUser: () => undefined,
    recordTrigger: observability.triggers.record,
    ...poolDelivery(observability.outbox, observability.faults),
    linkBase: url,
    region,
    accountId,
  });
  app.route('/', pool.app);
  return {
    url,
    userPoolClientId: pool.userPoolClientId,
    stop: async (): Promise<void> => {
      await functions.stop();
      await stop();
      pool.close();
    },
  };
};
