import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/** A table to make. */
export type TableDefinition = {
  /** The logical id: what `Ref` gives the functions here. */
  readonly name: string;
  readonly create: CreateTableCommandInput;
  readonly ttlAttribute?: string;
};
