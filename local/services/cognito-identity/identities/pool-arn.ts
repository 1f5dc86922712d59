import type { Service } from '../service.ts';
import type { PoolRecord } from '../store/records.ts';
import { notFound } from '../wire/errors.ts';
import { findPool } from './pools.ts';

/** The ARN of a pool (service authorization reference: Cognito identity). */
export const poolArn = (
  { region, accountId }: Pick<Service, 'region' | 'accountId'>,
  id: string,
): string => `arn:aws:cognito-identity:${region}:${accountId}:identitypool/${id}`;

/** The pool by its ARN. Throws ResourceNotFoundException. */
export const poolByArn = (service: Service, arn: string): PoolRecord => {
  const id = arn.slice(poolArn(service, '').length);
  if (arn !== poolArn(service, id)) throw notFound(`Resource '${arn}' not found.`);
  return findPool(service, id);
};
