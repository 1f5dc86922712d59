/** What the stream reports of a user that was written or removed: nothing secret, and no attribute. */
export type UserChange = {
  readonly change: 'saved' | 'removed';
  readonly userPoolId: string;
  readonly username: string;
  readonly status: string;
  readonly enabled: boolean;
};

export type RecordUser = (change: UserChange) => void;
