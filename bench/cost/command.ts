import { parseArgs } from 'node:util';
import { renderPage } from './page.ts';
import { prices } from './prices.ts';
import { readMeanUse } from './read-recorded.ts';
import { renderMonth } from './render.ts';

const { values } = parseArgs({
  options: { 'sign-ins': { type: 'string' }, page: { type: 'boolean', default: false } },
});
const signIns = Number(values['sign-ins']?.replaceAll(/[_,]/g, ''));

if (values.page) {
  process.stdout.write(renderPage(readMeanUse()));
} else if (Number.isSafeInteger(signIns) && signIns > 0) {
  console.log(renderMonth(readMeanUse(), signIns));
  console.log(`\nPrices as of ${prices.asOf}, not compared with a bill. Method: docs/cost.md.`);
} else {
  console.error('Name the sign-ins of a month: npm run cost -- --sign-ins 100000');
  process.exitCode = 1;
}
