/** Each older message and the member of VerificationMessageTemplate that took its place (API reference: UpdateUserPool). */
export const olderMessages = [
  ['SmsVerificationMessage', 'SmsMessage'],
  ['EmailVerificationMessage', 'EmailMessage'],
  ['EmailVerificationSubject', 'EmailSubject'],
] as const;
