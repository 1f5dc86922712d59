import { costOf } from './cost.ts';
import { estimates } from './estimates.ts';
import { prices } from './prices.ts';
import { quotasOf } from './quotas.ts';
import type { Use } from './sign-in.ts';
import { table } from './table.ts';

const whole = (value: number): string => value.toLocaleString('en-US');
const money = (dollars: number): string =>
  `$${dollars.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
const amount = (value: number): string =>
  value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
const percent = (share: number): string => `${amount(share * 100)} %`;

const costTable = (use: Use, signIns: number): string => {
  const items = costOf(use, signIns);
  const total = items.reduce((sum, { dollars }) => sum + dollars, 0);
  return table(
    [
      ['Service', 'Quantity', 'Cost'],
      ...items.map(({ service, quantity, dollars }) => [service, quantity, money(dollars)]),
      ['**Total**', '', `**${money(total)}**`],
    ],
    ['left', 'right', 'right'],
  );
};

const quotaTable = (use: Use, signIns: number): string =>
  table(
    [
      ['Quota', 'Default', 'Busiest', 'Share'],
      ...quotasOf(use, signIns).map(({ quota, limit, used, unit }) => [
        quota,
        `${whole(limit)} ${unit}`,
        amount(used),
        percent(used / limit),
      ]),
    ],
    ['left', 'right', 'right', 'right'],
  );

const firstQuota = (use: Use, signIns: number): string => {
  const over = quotasOf(use, signIns).filter(({ limit, used }) => used > limit);
  const [nearest] = quotasOf(use, signIns);
  if (over.length === 0) {
    return `No default quota breaks. The nearest is «${nearest?.quota}» (${nearest?.raise}).`;
  }
  return [
    `«${over[0]?.quota}» breaks first. To raise, in this order:`,
    '',
    ...over.map(({ quota, raise }) => `- ${quota}: ${raise}`),
  ].join('\n');
};

/** One month: cost by service, and quotas in the busiest second. Markdown that reads in a terminal too. */
export const renderMonth = (use: Use, signIns: number): string =>
  [
    `${whole(signIns)} sign-ins a month in ${prices.region}, ${estimates.signInsPerUser} a user:`,
    costTable(use, signIns),
    firstQuota(use, signIns),
    quotaTable(use, signIns),
  ].join('\n\n');
