import type { Step } from './context.ts';
import { decisions } from './identity/decisions.ts';
import { exchangeToken } from './identity/exchange.ts';
import { anotherFolder, ownFolder } from './identity/files.ts';
import { guest } from './identity/guest.ts';
import { tenantRows } from './identity/tenant-rows.ts';

/** From the ID token to files and rows, and what is refused on the way. */
export const identitySteps: readonly Step[] = [
  exchangeToken,
  ownFolder,
  anotherFolder,
  tenantRows,
  guest,
  decisions,
];
