package dev.waymark.web.request;

/** An endpoint that other servers call. It checks their signature, so that it is left out of the {@link OriginCheck}. */
public interface SignedEndpoint {

    /** Its path, from the root of the server. */
    String path();
}
