import { textAt } from '../state/json.ts';

/** A call that the stack refused or did not take. The message is for the page. */
export class CallError extends Error {
  override readonly name = 'CallError';
  /** Cognito's or the control API's name of the error. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The JSON of a response; a failure as {@link CallError}. */
export const readResponse = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  let body: unknown = {};
  try {
    body = text === '' ? {} : JSON.parse(text);
  } catch {
    throw new CallError('not_json', `The stack responded ${response.status} without JSON`);
  }
  if (response.ok) return body;
  const code = textAt(body, '__type') || textAt(body, 'error', 'code') || String(response.status);
  const message = textAt(body, 'message') || textAt(body, 'error', 'message') || text;
  throw new CallError(code.replace(/^.*#/, ''), message);
};

/** Sends; a stack that is gone is a {@link CallError} too. */
export const send = async (path: string, init: RequestInit): Promise<unknown> => {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new CallError('unreachable', 'The stack does not respond. Is npm run local running?');
  }
  return readResponse(response);
};

/** `GET /_local/<path>` */
export const getControl = (path: string): Promise<unknown> => send(`/_local/${path}`, {});

export const postControl = (path: string, body: unknown): Promise<unknown> =>
  send(`/_local/${path}`, { method: 'POST', body: JSON.stringify(body) });

export const deleteControl = (path: string): Promise<unknown> =>
  send(`/_local/${path}`, { method: 'DELETE' });

/** An error as the page shows it. */
export const explain = (error: unknown): string => {
  if (error instanceof CallError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
};
