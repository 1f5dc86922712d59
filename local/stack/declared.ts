import { templateFile } from '../paths.ts';
import { declaredPool } from '../template/declared-pool.ts';
import { eventSourcesOf } from '../template/event-sources.ts';
import { functionsOf } from '../template/functions.ts';
import type { Parameters } from '../template/parameters.ts';
import { readRawTemplate } from '../template/raw-template.ts';
import { generateSecrets, keepSecrets } from '../template/secrets.ts';
import { tablesOf } from '../template/tables.ts';
import { resolveAccess, resolveTemplate } from '../template/template.ts';

/** Parameters without a default, which only a deployment must set. */
const localParameters: Parameters = { SenderAddress: 'no-reply@example.com' };

export type Declared = ReturnType<typeof readDeclared>;

/** All that template.yaml says of the stack, with these parameters; its secrets are made here or kept in a directory. */
export const readDeclared = (
  overrides: Parameters,
  dataDirectory: string | undefined,
  file = templateFile,
) => {
  const parameters = { ...localParameters, ...overrides };
  const raw = readRawTemplate(file);
  const template = resolveTemplate(raw, parameters);
  const makeSecrets = () => generateSecrets(template);
  const secrets =
    dataDirectory === undefined ? makeSecrets() : keepSecrets(dataDirectory, makeSecrets);
  return {
    template,
    functions: functionsOf(template, secrets),
    tables: tablesOf(template),
    eventSources: eventSourcesOf(template),
    pool: declaredPool(template),
    /** The identity pool and the roles, once the pools have ids: `physicalIds` by logical id. */
    access: (physicalIds: Parameters) => resolveAccess(raw, parameters, physicalIds),
  };
};
