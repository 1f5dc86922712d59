import { type Comparison, comparing } from './comparison.ts';

const readBoolean = (text: string): boolean | undefined => {
  const lower = text.toLowerCase();
  return lower === 'true' || lower === 'false' ? lower === 'true' : undefined;
};

const readBase64 = (text: string): string | undefined =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
    ? atob(text)
    : undefined;

const same = <T>(policyValue: T, callValue: T): boolean => policyValue === callValue;

export const bool: Comparison = comparing('Boolean', readBoolean, same);

/** Byte for byte, on both values decoded from base64. */
export const binaryEquals: Comparison = comparing('binary', readBase64, same);
