package dev.waymark.render;

import java.io.IOException;

/** The browser did not start, has ended, does not answer, or is not as isolated as it has to be. */
final class BrowserException extends IOException {

    private static final long serialVersionUID = 1L;

    BrowserException(String message) {
        super(message);
    }

    BrowserException(String message, Throwable cause) {
        super(message, cause);
    }
}
