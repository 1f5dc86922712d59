import { isIP } from 'node:net';

const hostNameOf = (host: string): string | undefined =>
  URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined;

const isLocalName = (name: string): boolean =>
  name === 'localhost' ||
  name.endsWith('.localhost') ||
  name === '[::1]' ||
  /^127(\.\d{1,3}){3}$/.test(name);

/**
 * Whether no web page of another site can have this Host: DNS rebinding needs a public name, which has a dot. Numbers,
 * `localhost` and the names of containers stay.
 * @param own the address that the port is open on, which the owner chose
 */
export const isKnownHost = (host: string | undefined, own?: string): boolean => {
  const name = hostNameOf(host ?? '');
  if (name === undefined) return false;
  return (
    isIP(name.replace(/^\[|\]$/g, '')) !== 0 ||
    !name.includes('.') ||
    isLocalName(name) ||
    name === own ||
    /^host\.(docker|containers)\.internal$/.test(name)
  );
};

/** Whether this Origin is a page that the owner of this machine serves from it, on whatever port. */
export const isLocalOrigin = (origin: string): boolean =>
  URL.canParse(origin) && isLocalName(new URL(origin).hostname);

/** Whether a page of another site makes the call: by its Origin, or by a Host that was rebound to this machine. */
export const isForeignPage = (
  origin: string | undefined,
  host: string | undefined,
  own?: string,
): boolean => (origin !== undefined && !isLocalOrigin(origin)) || !isKnownHost(host, own);
