import type { Page, Request } from 'playwright-core';

/** Whether a request is one of this operation of the user pool, the identity pool or DynamoDB. */
export const asksFor =
  (operation: string) =>
  (request: Request): boolean =>
    request.headers()['x-amz-target']?.endsWith(`.${operation}`) === true;

/** Whether a request has this method and a path that ends so. */
export const goesTo =
  (method: string, path: string) =>
  (request: Request): boolean =>
    request.method() === method && new URL(request.url()).pathname.endsWith(path);

/**
 * Holds the first response to such a request back, as a slow line does: the stack has given it, and the page gets it by
 * `release`, after responses to later requests.
 */
export const holdFirst = async (page: Page, matches: (request: Request) => boolean) => {
  const arrived = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const delivered = Promise.withResolvers<void>();
  let isHeld = false;
  await page.route('**/*', async (route) => {
    if (isHeld || !matches(route.request())) return route.fallback();
    isHeld = true;
    const response = await route.fetch();
    arrived.resolve();
    await released.promise;
    await route.fulfill({ response });
    delivered.resolve();
  });
  const release = async (): Promise<void> => {
    released.resolve();
    await delivered.promise;
    // Until the page has drawn what it got.
    await page.waitForTimeout(200);
  };
  return { arrived: arrived.promise, release };
};
