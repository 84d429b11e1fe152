package dev.waymark.web.request;

/** An endpoint that other servers call. It checks what they have signed, so that it is left out of the {@link OriginCheck}. */
public interface SignedEndpoint {

    /** Its path, from the root of the server; with a slash at the end, whatever is below it. */
    String path();

    /** Whether a request is for it. */
    default boolean isAt(String asked) {
        return path().endsWith("/") ? asked.startsWith(path()) : asked.equals(path());
    }
}
