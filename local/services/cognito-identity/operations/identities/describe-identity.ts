import * as v from 'valibot';
import { findIdentity } from '../../identities/find.ts';
import { identityId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { identityShape } from '../../wire/shapes.ts';

export const describeIdentity = signedOperation(
  'DescribeIdentity',
  v.strictObject({ IdentityId: identityId }),
  (service, { IdentityId }) => identityShape(findIdentity(service, IdentityId)),
);
