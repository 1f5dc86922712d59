import { type WireCall, wire } from '../wire.ts';

/** One call of a stack's control API, byte by byte, and the JSON that it answers. */
export const callControl = async (
  url: string,
  method: string,
  path: string,
  call: WireCall = {},
) => {
  const { status, text, headers } = await wire(url, { method, path: `/_local/${path}`, ...call });
  return { status, headers, body: JSON.parse(text) };
};

export const postControl = (url: string, path: string, body: unknown) =>
  callControl(url, 'POST', path, { parts: [JSON.stringify(body)] });
