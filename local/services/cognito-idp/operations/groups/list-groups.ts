import * as v from 'valibot';
import { groupsOf } from '../../users/groups.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { limitInput, nextToken, pageOf } from '../../wire/pagination.ts';
import { groupShape } from '../../wire/shapes.ts';
import { poolOperation } from '../pool-operation.ts';

/** API reference: ListGroups. */
export const listGroups = poolOperation(
  'ListGroups',
  v.object({ UserPoolId: userPoolId, ...limitInput }),
  (service, pool, { Limit, NextToken }) => {
    const { items, next } = pageOf(groupsOf(service, pool), Limit, NextToken, ({ name }) => name);
    return { Groups: items.map(groupShape), ...nextToken(next) };
  },
);
