package dev.waymark.hosting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A file as it is sent; never changed. */
final class HostedFile {

    static final String TEXT = "text/plain; charset=utf-8";
    static final String MARKDOWN = "text/markdown; charset=utf-8";

    private static final int TAG_BYTES = 16;

    private final byte[] body;
    private final byte[] compressed;
    private final String name;
    private final Instant made;
    private final Where where;

    /**
     * What is said of a file besides its bytes.
     *
     * @param type the media type
     * @param canonical where the website itself has it
     * @param permanent whether this address never shows anything else
     * @param kind what its readers are counted by: {@code llms.txt}, {@code llms-full.txt}, {@code page}, {@code version} or {@code section}
     */
    record Where(String type, String canonical, boolean permanent, String kind) {}

    /** @param made when the version was made */
    HostedFile(String text, Instant made, Where where) {
        this.body = text.getBytes(StandardCharsets.UTF_8);
        this.compressed = compressed(body);
        this.name = name(body);
        this.made = made;
        this.where = where;
    }

    /** What names a text: the first half of its SHA-256, in 32 hexadecimal digits. */
    private static String name(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What it takes in memory, in bytes. */
    int size() {
        return body.length + compressed.length;
    }

    /** How many bytes are sent. */
    int length(boolean gzip) {
        return gzip ? compressed.length : body.length;
    }

    void writeTo(OutputStream out, boolean gzip) throws IOException {
        out.write(gzip ? compressed : body);
    }

    Where where() {
        return where;
    }

    /** The strong entity tag, in its quotation marks: of the bytes alone, as they are sent. Source: RFC 9110, section 8.8.3. */
    String tag(boolean gzip) {
        return '"' + name + (gzip ? "-gzip" : "") + '"';
    }

    /** The date as in the header field. */
    String lastModified() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(made.atOffset(ZoneOffset.UTC));
    }

    /** Whether it is newer than the second of this date. */
    boolean isNewerThan(Instant second) {
        return made.getEpochSecond() > second.getEpochSecond();
    }
}
