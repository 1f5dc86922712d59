import * as v from 'valibot';
import type { FunctionDefinition } from '../services/lambda/function-definition.ts';
import { readProperties } from './read-properties.ts';
import { resolveReferences, type Secrets } from './secrets.ts';
import type { Template } from './template.ts';

const scalar = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));

const PartSchema = v.looseObject({
  Timeout: v.optional(v.number()),
  MemorySize: v.optional(v.number()),
  LoggingConfig: v.optional(
    v.looseObject({
      LogFormat: v.optional(v.string()),
      ApplicationLogLevel: v.optional(v.string()),
    }),
  ),
  Environment: v.optional(v.object({ Variables: v.optional(v.record(v.string(), scalar), {}) })),
});

const HandlerSchema = v.looseObject({
  Handler: v.pipe(v.string(), v.regex(/^[\w-]+\/[\w.-]+$/)),
  Role: v.optional(v.string()),
});

/** Lambda's own defaults: 3 s, 128 MB, plain text (developer guide: configuring functions). */
const define = (logicalId: string, properties: object, defaults: object, secrets: Secrets) => {
  const { Handler, Role } = readProperties(HandlerSchema, properties, logicalId);
  const common = readProperties(PartSchema, defaults, 'Globals.Function');
  const own = readProperties(PartSchema, properties, logicalId);
  const logging = { ...common.LoggingConfig, ...own.LoggingConfig };
  const variables = { ...common.Environment?.Variables, ...own.Environment?.Variables };
  return {
    logicalId,
    folder: Handler.slice(0, Handler.indexOf('/')),
    ...(Role === undefined ? {} : { roleArn: Role }),
    timeoutSeconds: own.Timeout ?? common.Timeout ?? 3,
    memoryMegabytes: own.MemorySize ?? common.MemorySize ?? 128,
    environment: Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, resolveReferences(value, secrets)]),
    ),
    logFormat: logging.LogFormat ?? 'Text',
    logLevel: logging.ApplicationLogLevel ?? 'INFO',
  };
};

/** The functions that the template declares, merged with `Globals`. */
export const functionsOf = (
  { resources, functionDefaults }: Template,
  secrets: Secrets,
): readonly FunctionDefinition[] =>
  resources
    .filter(({ type }) => type === 'AWS::Serverless::Function')
    .map(({ logicalId, properties }) => define(logicalId, properties, functionDefaults, secrets));
