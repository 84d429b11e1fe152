package dev.waymark.fetch;

/** What became of one request: an {@link Answer} of the server, whatever its status, or a {@link Skip} that says why there is none. */
public sealed interface Fetched permits Answer, Skip {}
