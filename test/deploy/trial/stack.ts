/** The stack of the trial: deployed as 0.1.0, and then changed in every way that an operator may change it. */
export const trialStack = 'from-0-1-0';

/** Its users from 0.1.0, who must get in after each of these changes. */
export const signedInUser = 'signed-in-on-0.1.0@example.com';
export const waitingUser = 'waiting-on-0.1.0@example.com';
