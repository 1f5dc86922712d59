import * as v from 'valibot';

const settings = v.optional(
  v.object({
    Enabled: v.optional(v.boolean(), false),
    PreferredMfa: v.optional(v.boolean(), false),
  }),
);

/** Members of both SetUserMFAPreference and AdminSetUserMFAPreference. */
export const mfaSettings = {
  SoftwareTokenMfaSettings: settings,
  SMSMfaSettings: settings,
  EmailMfaSettings: settings,
  WebAuthnMfaSettings: v.optional(v.object({ Enabled: v.optional(v.boolean(), false) })),
} as const;
