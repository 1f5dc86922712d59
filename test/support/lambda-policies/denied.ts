import type { Row } from './row.ts';
import { document, type Shapes } from './shapes.ts';

/** Policies whose Deny takes back what they allow. */
export const deniedPolicies = ({
  functionArn,
  poolArn,
  grant,
  deny,
  and,
}: Shapes): readonly Row[] => [
  ['a Deny of Cognito', and(deny()), 'explicit-deny', 'deny'],
  ['a Deny before the grant', document([deny(), grant()]), 'explicit-deny', 'deny'],
  [
    'a Deny of every principal',
    and(deny({ Principal: '*', Action: 'lambda:*' })),
    'explicit-deny',
    'deny',
  ],
  [
    'a Deny with NotPrincipal of another service',
    and(deny({ Principal: undefined, NotPrincipal: { Service: 's3.amazonaws.com' } })),
    'explicit-deny',
    'deny',
  ],
  [
    'a Deny with NotAction',
    and(deny({ Action: undefined, NotAction: 'lambda:GetFunction' })),
    'explicit-deny',
    'deny',
  ],
  [
    'a Deny with NotResource',
    and(deny({ Resource: undefined, NotResource: `${functionArn}-other` })),
    'explicit-deny',
    'deny',
  ],
  [
    'a Deny of the pool',
    and(deny({ Condition: { StringLike: { 'aws:SourceArn': '*' } } })),
    'explicit-deny',
    'deny',
  ],
  [
    'a Deny outside an organization',
    and(deny({ Condition: { StringNotEquals: { 'aws:SourceOrgID': 'o-1' } } })),
    'not-modelled',
    'deny',
  ],
  [
    'a Deny with an unknown operator',
    and(deny({ Condition: { StringSounds: { 'aws:SourceArn': poolArn } } })),
    'not-modelled',
    'deny',
  ],
];
