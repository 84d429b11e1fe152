package dev.waymark.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** The bytes of a response, decoded, at most so many. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Body(byte[] bytes, boolean truncated) {

    /** More than the limit, decoded or on the wire. */
    static final class TooLarge extends IOException {
        TooLarge() {
            super("More bytes than the limit");
        }
    }

    /** The body is encoded in a way that was not asked for. */
    static final class BadEncoding extends IOException {
        BadEncoding(String encoding) {
            super("Content-Encoding: " + encoding);
        }
    }

    /** @param received how many bytes the server has sent so far, heads and chunk marks included */
    static Body read(ClassicHttpResponse response, FetchPurpose wanted, LongSupplier received) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Body(new byte[0], false);
        }
        boolean gzip = isGzip(response);
        InputStream raw = new Wire(entity.getContent(), received, received.getAsLong() + wanted.wireLimit());
        InputStream decoded = gzip ? gunzip(raw) : raw;
        byte[] bytes = decoded.readNBytes(wanted.limit() + 1);
        if (bytes.length > wanted.limit()) {
            if (!wanted.isOfUseWhenCutOff()) {
                throw new TooLarge();
            }
            return new Body(Arrays.copyOf(bytes, wanted.limit()), true);
        }
        readToTheEnd(raw);
        return new Body(bytes, false);
    }

    private static boolean isGzip(ClassicHttpResponse response) throws BadEncoding {
        Header[] encodings = response.getHeaders("content-encoding");
        String encoding = encodings.length == 0 ? "" : encodings[0].getValue().strip();
        boolean gzip = encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip");
        if (encodings.length > 1 || (!gzip && !encoding.isEmpty() && !encoding.equalsIgnoreCase("identity"))) {
            throw new BadEncoding(encoding);
        }
        return gzip;
    }

    /** Servers call an empty body compressed, too. */
    private static InputStream gunzip(InputStream raw) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(raw);
        int first = peeked.read();
        if (first < 0) {
            return InputStream.nullInputStream();
        }
        peeked.unread(first);
        return new GZIPInputStream(peeked, 8192);
    }

    /** The decoder stops at the last byte that it needs, but only a body read to its end leaves the connection free. */
    private static void readToTheEnd(InputStream raw) throws IOException {
        raw.read();
    }

    /** Counts what comes over the wire. */
    private static final class Wire extends FilterInputStream {

        private final LongSupplier received;
        private final long most;

        Wire(InputStream in, LongSupplier received, long most) {
            super(in);
            this.received = received;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            return counted(super.read());
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            return counted(super.read(buffer, from, length));
        }

        private int counted(int read) throws TooLarge {
            if (received.getAsLong() > most) {
                throw new TooLarge();
            }
            return read;
        }
    }
}
