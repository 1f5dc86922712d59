/**
 * What the mail calls the application: the domain of the sender's address. SES has verified it, and no user can change
 * it; a name from anywhere else could be somebody's phishing text.
 */
export const applicationName = (senderAddress: string): string =>
  senderAddress.slice(senderAddress.lastIndexOf('@') + 1).toLowerCase();
