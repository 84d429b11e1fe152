package dev.waymark.claude;

/** Tokens of one exchange: read, written, read from the prompt cache and written to it. */
public record Usage(long input, long output, long cacheRead, long cacheWrite) {

    static final Usage NONE = new Usage(0, 0, 0, 0);

    long tokens() {
        return input + output + cacheRead + cacheWrite;
    }
}
