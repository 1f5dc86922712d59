export type StoredObject = {
  readonly data: Buffer;
  /** The MD5 of the data in hex, between quotes. */
  readonly etag: string;
  /** Milliseconds since 1970, by the stack's clock. */
  readonly modifiedAt: number;
  /** What a GET gives back: content-type and its like, `x-amz-meta-*`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Such as `x-amz-checksum-crc32`. */
  readonly checksums: Readonly<Record<string, string>>;
};

/** The objects of one bucket. */
export type Objects = {
  get(key: string): StoredObject | undefined;
  put(key: string, object: StoredObject): void;
  delete(key: string): void;
  /** In the order of their UTF-8 bytes, as S3 lists them. */
  keys(): readonly string[];
  /** Of all data together. */
  totalBytes(): number;
};

const byBytes = (one: string, other: string): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(other));

/** Objects that end with the process. */
export const objectsInMemory = (
  initial: Iterable<readonly [string, StoredObject]> = [],
): Objects => {
  const objects = new Map(initial);
  return {
    get: (key) => objects.get(key),
    put: (key, object) => void objects.set(key, object),
    delete: (key) => void objects.delete(key),
    keys: () => [...objects.keys()].toSorted(byBytes),
    totalBytes: () => [...objects.values()].reduce((sum, { data }) => sum + data.length, 0),
  };
};
