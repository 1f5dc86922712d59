import * as v from 'valibot';
import { parseJson } from '../http/parse-json.ts';
import { readProperties } from './read-properties.ts';
import type { Template } from './template.ts';

/** One AWS::Lambda::EventSourceMapping on a table's stream. */
export type DeclaredEventSource = {
  readonly functionName: string;
  /** The table's logical id. */
  readonly table: string;
  /** Filter patterns as JSON values. */
  readonly patterns: readonly unknown[];
  readonly maximumRecordAgeSeconds: number;
};

const PropertiesSchema = v.looseObject({
  FunctionName: v.string(),
  EventSourceArn: v.string(),
  FilterCriteria: v.optional(
    v.looseObject({ Filters: v.array(v.looseObject({ Pattern: v.string() })) }),
  ),
  MaximumRecordAgeInSeconds: v.optional(v.number(), 604_800),
});

const define = (logicalId: string, properties: object): DeclaredEventSource => {
  const read = readProperties(PropertiesSchema, properties, logicalId);
  const { FunctionName, EventSourceArn, FilterCriteria, MaximumRecordAgeInSeconds } = read;
  return {
    functionName: FunctionName,
    table: EventSourceArn.split('/')[1] ?? '',
    patterns: (FilterCriteria?.Filters ?? []).map(({ Pattern }) => parseJson(Buffer.from(Pattern))),
    maximumRecordAgeSeconds: MaximumRecordAgeInSeconds,
  };
};

/** The event source mappings that the template declares. */
export const eventSourcesOf = ({ resources }: Template): readonly DeclaredEventSource[] =>
  resources
    .filter(({ type }) => type === 'AWS::Lambda::EventSourceMapping')
    .map(({ logicalId, properties }) => define(logicalId, properties));
