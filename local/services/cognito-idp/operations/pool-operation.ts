import type * as v from 'valibot';
import { requirePool } from '../pools/pools.ts';
import type { Service } from '../service.ts';
import type { PoolRecord } from '../store/records.ts';
import { type Operation, signedOperation } from '../wire/operation.ts';

/** A signed operation on what a pool has. Throws ResourceNotFoundException where the pool does not exist. */
export const poolOperation = <
  const Schema extends v.GenericSchema<unknown, { readonly UserPoolId: string }>,
>(
  name: string,
  schema: Schema,
  run: (service: Service, pool: PoolRecord, input: v.InferOutput<Schema>) => object,
): Operation =>
  signedOperation(name, schema, (service, input) =>
    run(service, requirePool(service, input.UserPoolId), input),
  );
