/**
 * What mails call an application without a name: the domain of the sender's address. SES has verified it and no user can
 * set it; a name from user input could carry a phishing text.
 */
export const domainOfSender = (senderAddress: string): string =>
  senderAddress.slice(senderAddress.lastIndexOf('@') + 1).toLowerCase();

/** Characters of the name in a subject. Cognito takes subjects of 140, and the longest words around the name have 50. */
const longestInSubject = 64;

/** The name in a subject: a domain may have 253 characters, and is cut. */
export const inSubject = (application: string): string =>
  application.length <= longestInSubject
    ? application
    : `${application.slice(0, longestInSubject - 1)}…`;
