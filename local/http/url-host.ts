import { isIPv6 } from 'node:net';

/** A host as a URL writes it: IPv6 addresses in brackets (RFC 3986, 3.2.2). */
export const urlHost = (host: string): string => (isIPv6(host) ? `[${host}]` : host);
