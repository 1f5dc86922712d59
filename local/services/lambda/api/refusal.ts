import type { Context } from 'hono';

/** Lambda sends the error's name in a header. */
export const refuse = (
  context: Context,
  status: 400 | 403 | 404 | 409,
  type: string,
  message: string,
): Response => {
  context.header('x-amzn-errortype', type);
  return context.json({ Type: 'User', Message: message }, status);
};

export const notFound = (context: Context, what: string): Response =>
  refuse(context, 404, 'ResourceNotFoundException', `${what} not found`);
