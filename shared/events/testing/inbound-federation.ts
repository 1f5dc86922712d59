import type { InboundFederationEvent } from '../inbound-federation.ts';
import { built, envelope, type Overrides } from './builder.ts';

export const anInboundFederationEvent = (
  overrides: Overrides<InboundFederationEvent> = {},
): InboundFederationEvent =>
  built<InboundFederationEvent>(
    {
      ...envelope,
      userName: 'ExampleIdP_248289761001',
      triggerSource: 'InboundFederation_ExternalProvider',
      request: {
        providerName: 'ExampleIdP',
        providerType: 'OIDC',
        attributes: { idToken: { sub: '248289761001', email: 'ada@example.com' } },
      },
      response: { userAttributesToMap: {} },
    },
    overrides,
  );
