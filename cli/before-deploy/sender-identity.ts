/**
 * The name of the SES identity that the stack gives Cognito: that of `SenderIdentityArn`, or else the domain of
 * `SenderAddress`, as template.yaml has it. Undefined without an address.
 */
export const senderIdentityOf = (
  parameters: Readonly<Record<string, string>>,
): string | undefined => {
  const { SenderAddress = '', SenderIdentityArn = '' } = parameters;
  if (SenderIdentityArn !== '') return SenderIdentityArn.slice(SenderIdentityArn.indexOf('/') + 1);
  const at = SenderAddress.lastIndexOf('@');
  return at < 1 ? undefined : SenderAddress.slice(at + 1);
};

/** Whether mail from this address may be sent by this identity: itself, its domain or a parent domain (SES). */
export const covers = (identity: string, address: string): boolean => {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const name = identity.toLowerCase();
  return name.includes('@')
    ? name === address.toLowerCase()
    : domain === name || domain.endsWith(`.${name}`);
};
