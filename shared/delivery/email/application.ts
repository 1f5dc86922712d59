/**
 * The application's name in mails: the domain of the sender's address. SES has verified it and no user can set it; a
 * name from user input could carry a phishing text.
 */
export const applicationName = (senderAddress: string): string =>
  senderAddress.slice(senderAddress.lastIndexOf('@') + 1).toLowerCase();
