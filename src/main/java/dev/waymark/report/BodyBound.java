package dev.waymark.report;

import dev.waymark.web.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a request whose body is larger than any file that is read here: at once when it says so, else when it is. */
@Provider
@BoundedBody
public class BodyBound implements ContainerRequestFilter {

    /** A file of 1 MB as JSON, in which each character may take six, and one that is a little too large and worth a clearer answer. */
    private static final int MOST_BYTES = 8_000_000;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getLength() > MOST_BYTES) {
            throw tooLarge();
        }
        request.setEntityStream(new Bounded(request.getEntityStream()));
    }

    private static WebApplicationException tooLarge() {
        return Problem.of(
                        413, "That is more than is read here. An llms.txt should have 2 to 10 KB; up to 1 MB is read.")
                .asException();
    }

    private static final class Bounded extends FilterInputStream {

        private int left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            return counted(read, read);
        }

        private int counted(int result, int bytes) {
            left -= result < 0 ? 0 : bytes;
            if (left < 0) {
                throw tooLarge();
            }
            return result;
        }
    }
}
