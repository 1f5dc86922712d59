export const operations = ['plan', 'apply', 'check', 'detach', 'restore'] as const;
export type Operation = (typeof operations)[number];
