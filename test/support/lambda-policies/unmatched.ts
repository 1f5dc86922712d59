import type { Row } from './row.ts';
import { document, type Shapes, service } from './shapes.ts';

/** Policies whose Allow is for another principal, action or function. */
export const unmatchedPolicies = ({
  account,
  functionArn,
  grant,
  deny,
}: Shapes): readonly Row[] => [
  ['no policy at all', undefined, 'no-policy'],
  ['no statement', document([]), 'no-allow'],
  [
    'nothing but a Deny of another action',
    document([deny({ Action: 'lambda:GetFunction' })]),
    'no-allow',
  ],
  [
    'another service',
    document([grant({ Principal: { Service: 's3.amazonaws.com' } })]),
    'wrong-principal',
    'cognito',
  ],
  [
    "Cognito's identity pools",
    document([grant({ Principal: { Service: 'cognito-identity.amazonaws.com' } })]),
    'wrong-principal',
    'cognito',
  ],
  [
    "Cognito's service name under AWS",
    document([grant({ Principal: { AWS: service } })]),
    'wrong-principal',
    'cognito',
  ],
  [
    "the account's root",
    document([grant({ Principal: { AWS: `arn:aws:iam::${account}:root` } })]),
    'wrong-principal',
    'cognito',
  ],
  [
    'NotPrincipal of Cognito',
    document([grant({ Principal: undefined, NotPrincipal: { Service: service } })]),
    'wrong-principal',
    'cognito',
  ],
  [
    'a service name with a wildcard',
    document([grant({ Principal: { Service: 'cognito-*.amazonaws.com' } })]),
    'not-modelled',
    'cognito',
  ],
  ['every service', document([grant({ Principal: { Service: '*' } })]), 'not-modelled', 'cognito'],
  ['no principal', document([grant({ Principal: undefined })]), 'not-modelled', 'cognito'],
  [
    'another action',
    document([grant({ Action: 'lambda:InvokeAsync' })]),
    'wrong-action',
    'cognito',
  ],
  [
    'the action of function URLs',
    document([grant({ Action: 'lambda:InvokeFunctionUrl' })]),
    'wrong-action',
    'cognito',
  ],
  [
    'NotAction of InvokeFunction',
    document([grant({ Action: undefined, NotAction: 'lambda:Invoke*' })]),
    'wrong-action',
    'cognito',
  ],
  [
    'another function',
    document([grant({ Resource: `${functionArn}-other` })]),
    'wrong-resource',
    'cognito',
  ],
  [
    'an alias of the function',
    document([grant({ Resource: `${functionArn}:live` })]),
    'wrong-resource',
    'cognito',
  ],
  [
    'NotResource of the function',
    document([grant({ Resource: undefined, NotResource: functionArn })]),
    'wrong-resource',
    'cognito',
  ],
];
