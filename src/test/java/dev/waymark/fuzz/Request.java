package dev.waymark.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What goes over the wire.
 *
 * @param whole false when the server may well wait for the rest of it, and close without a word when none comes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Request(byte[] bytes, boolean whole) {

    boolean begins(String method) {
        return Arrays.equals(Arrays.copyOf(bytes, method.length()), method.getBytes(StandardCharsets.US_ASCII));
    }
}
