import * as v from 'valibot';

/** Members of both CreateUserPoolDomain and UpdateUserPoolDomain. */
export const domainSettings = {
  ManagedLoginVersion: v.optional(v.number()),
  CustomDomainConfig: v.optional(
    v.object({ CertificateArn: v.string(), SecurityPolicy: v.optional(v.string()) }),
  ),
  Routing: v.optional(v.looseObject({})),
} as const;
