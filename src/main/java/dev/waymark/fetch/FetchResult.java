package dev.waymark.fetch;

/** What became of one request: an {@link FetchResponse} of the server, whatever its status, or a {@link FetchFailure} that says why there is none. */
public sealed interface FetchResult permits FetchResponse, FetchFailure {}
