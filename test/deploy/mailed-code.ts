import { signInAt } from './support/deployed.ts';

/** Prints the newest code that was mailed to an address: what a person would read in their mailbox. */
console.log(await signInAt('').mailedCode(process.argv[2] ?? ''));
