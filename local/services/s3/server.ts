import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { wireRequestOf } from '../../access/signature/wire-request.ts';
import { type Listening, listen } from '../../http/listen.ts';
import { isForeignPage } from '../../http/pages.ts';
import { traceOf } from '../../observe/trace-of.ts';
import type { Bucket } from './bucket.ts';
import { handleRequest } from './handle-request.ts';
import { corsHeaders } from './wire/cors.ts';
import { readObjectBody } from './wire/read-object-body.ts';
import { accessDenied, S3Error } from './wire/s3-error.ts';
import type { S3Response } from './wire/s3-response.ts';
import { errorDocument } from './wire/xml.ts';

const toS3Error = (error: unknown): S3Error => {
  if (error instanceof S3Error) return error;
  console.error(traceOf(error));
  return new S3Error('InternalError', 'We encountered an internal error. Please try again.', 500);
};

/** The owner's key is no secret: with it a page whose name was rebound to this machine could read every file. */
const checkPage = ({ origin, host }: IncomingMessage['headers'], own: string): void => {
  if (isForeignPage(origin, host, own)) throw accessDenied('No page of another site may call it');
};

const respond = async (
  bucket: Bucket,
  incoming: IncomingMessage,
  own: string,
): Promise<S3Response> => {
  checkPage(incoming.headers, own);
  const request = wireRequestOf(incoming);
  const body = await readObjectBody(incoming);
  const sourceIp = incoming.socket.remoteAddress ?? '';
  return handleRequest(bucket, { request, body, sourceIp });
};

const errorResponse = (error: unknown, path: string, requestId: string): S3Response => {
  const known = toS3Error(error);
  return {
    status: known.status,
    headers: { 'content-type': 'application/xml' },
    body: errorDocument(known, path, requestId),
  };
};

const serve = async (
  bucket: Bucket,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  own: string,
): Promise<void> => {
  const requestId = randomUUID();
  const { path, headers } = wireRequestOf(incoming);
  let response: S3Response;
  try {
    response = await respond(bucket, incoming, own);
  } catch (error) {
    response = errorResponse(error, path, requestId);
    // What is left of a body that is too large is not read.
    if (!incoming.complete) outgoing.setHeader('connection', 'close');
  }
  const hasBody = incoming.method !== 'HEAD' && response.body !== undefined;
  outgoing.writeHead(response.status, {
    'x-amz-request-id': requestId,
    ...corsHeaders(headers),
    ...(response.body === undefined ? {} : { 'content-length': Buffer.byteLength(response.body) }),
    ...response.headers,
  });
  outgoing.end(hasBody ? response.body : undefined);
};

/** S3's REST API for one bucket, in path style, on a port of its own. */
export const startS3 = (bucket: Bucket, host: string): Promise<Listening> =>
  listen(
    createServer((incoming, outgoing) => {
      serve(bucket, incoming, outgoing, host).catch((error: unknown) => {
        console.error(traceOf(error));
        outgoing.destroy();
      });
    }),
    host,
  );
