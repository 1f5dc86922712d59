import type { ModelledService } from '../../local/api-model/model-file.ts';
import { operations } from '../../local/services/cognito-idp/operations/registry.ts';

type Modelled = { readonly service: ModelledService; readonly operations: readonly string[] };

/** The operations whose inputs the tables have. */
export const modelledOperations: readonly Modelled[] = [
  { service: 'cognito-idp', operations: [...operations.keys()] },
  {
    service: 'cognito-identity',
    operations: [
      'CreateIdentityPool',
      'DeleteIdentities',
      'DeleteIdentityPool',
      'DescribeIdentity',
      'DescribeIdentityPool',
      'GetCredentialsForIdentity',
      'GetId',
      'GetIdentityPoolRoles',
      'GetOpenIdToken',
      'GetOpenIdTokenForDeveloperIdentity',
      'GetPrincipalTagAttributeMap',
      'ListIdentities',
      'ListIdentityPools',
      'ListTagsForResource',
      'LookupDeveloperIdentity',
      'MergeDeveloperIdentities',
      'SetIdentityPoolRoles',
      'SetPrincipalTagAttributeMap',
      'TagResource',
      'UnlinkDeveloperIdentity',
      'UnlinkIdentity',
      'UntagResource',
      'UpdateIdentityPool',
    ],
  },
  {
    service: 'sts',
    operations: ['AssumeRole', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'],
  },
];
