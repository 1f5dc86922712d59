import { screenOf } from '../../../cli/common/output.ts';
import { messageLine, refusalLines } from '../../terminal/lines.ts';
import type { Report } from '../../terminal/report.ts';

/** Prints what happens, coloured only on a terminal without NO_COLOR. */
export const printing: Report = {
  message: (message) => console.log(messageLine(message, screenOf(process.stdout))),
  refusal: (refusal) => {
    for (const line of refusalLines(refusal, screenOf(process.stdout))) console.log(line);
  },
};

/** Where to look, before the line `ready`. */
export const printAddresses = (url: string): void => {
  console.log('User pool, functions, tables and outbox are up. Codes are printed here.');
  console.log(`  page                ${url}/`);
  console.log(`  ids and addresses   ${url}/_local/info`);
  console.log(`  mail                ${url}/_local/outbox`);
  console.log(`  what Cognito called ${url}/_local/triggers`);
};
