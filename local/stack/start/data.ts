import { localCredentials, region } from '../../identity.ts';
import { tableFinder } from '../../services/dynamodb/access/table-keys.ts';
import { startDynamodb } from '../../services/dynamodb/engine.ts';
import { createTables } from '../../services/dynamodb/tables.ts';
import { createStreams } from '../streams.ts';
import { startTableProxies } from '../table-proxies.ts';
import { inDirectory, type Making } from './making.ts';

/** The tables' engine, and the ways to it. */
export const startData = async ({ options, declared, observability, access, stops }: Making) => {
  const { dynamodbEndpoint, dataDirectory } = options;
  const engine =
    dynamodbEndpoint === undefined
      ? await startDynamodb(inDirectory(dataDirectory, 'dynamodb'))
      : { url: dynamodbEndpoint, stop: async () => undefined };
  stops.unshift(engine.stop);
  const connection = { endpoint: engine.url, region, credentials: localCredentials };
  await createTables(connection, declared.tables);
  const { faults, calls, settings } = observability;
  const finder = tableFinder(connection, declared.tables);
  stops.unshift(finder.stop);
  const streamed = new Set(declared.eventSources.map(({ table }) => table));
  const streams = createStreams();
  const { publish } = streams;
  const proxies = await startTableProxies({
    faults,
    calls,
    target: engine.url,
    streamed,
    publish,
    access,
    settings,
    findTable: finder.find,
  });
  stops.unshift(proxies.stop);
  return { engineUrl: engine.url, proxies, findTable: finder.find, streams };
};
