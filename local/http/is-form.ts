/** Whether a body is a form, as in AWS's query protocol. */
export const isForm = (contentType: string | undefined): boolean =>
  contentType?.startsWith('application/x-www-form-urlencoded') === true;
