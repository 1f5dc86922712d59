/**
 * Stands in for `@smithy/core/event-streams` in the bundles: no operation that the suite calls streams events, and the
 * SDK imports these two names only for one that does.
 */
export const EventStreamSerde = undefined;
export const eventStreamSerdeProvider = undefined;
