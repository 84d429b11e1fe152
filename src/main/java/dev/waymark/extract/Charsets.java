package dev.waymark.extract;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the character encoding of a body: byte-order mark, then the HTTP header, then what the document declares in its first
 * 1,024 bytes; without any of them UTF-8 when the bytes are valid UTF-8, else windows-1252. Source: WHATWG HTML, section 13.2.3.
 */
final class Charsets {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int PRESCAN = 1024;
    private static final Pattern DECLARED =
            Pattern.compile("(?i)(?:charset|encoding)\\s{0,9}=\\s{0,9}[\"']?([\\w:.-]{2,40})");

    private Charsets() {}

    /** The body as text, the byte-order mark left out. */
    static String decode(byte[] body, String contentType) {
        Optional<Charset> marked = byMark(body);
        if (marked.isPresent()) {
            String text = new String(body, marked.get());
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        return declaredIn(contentType)
                .or(() -> inProlog(body))
                .map(charset -> new String(body, charset))
                .orElseGet(() -> undeclared(body));
    }

    private static Optional<Charset> byMark(byte[] body) {
        if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(UTF_8);
        }
        if (startsWith(body, 0xFE, 0xFF)) {
            return Optional.of(UTF_16BE);
        }
        return startsWith(body, 0xFF, 0xFE) ? Optional.of(UTF_16LE) : Optional.empty();
    }

    private static boolean startsWith(byte[] body, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= body.length || (body[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> inProlog(byte[] body) {
        String prolog = new String(body, 0, Math.min(PRESCAN, body.length), StandardCharsets.ISO_8859_1);
        // a document that could be read as ASCII so far is not in UTF-16, whatever it says
        return declaredIn(prolog).map(charset -> charset.name().startsWith("UTF-16") ? UTF_8 : charset);
    }

    private static Optional<Charset> declaredIn(String text) {
        Matcher declared = DECLARED.matcher(text);
        return declared.find() ? named(declared.group(1)) : Optional.empty();
    }

    /** Browsers read the old Western names as windows-1252. */
    private static Optional<Charset> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii", "cp1252" ->
                Optional.of(WINDOWS_1252);
            default -> supported(name);
        };
    }

    private static Optional<Charset> supported(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static String undeclared(byte[] body) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            return new String(body, mostlyUtf8(body) ? UTF_8 : WINDOWS_1252);
        }
    }

    /** A cut or slightly broken UTF-8 text has far more right sequences than wrong ones. */
    private static boolean mostlyUtf8(byte[] body) {
        String text = new String(body, UTF_8);
        long wrong = text.chars().filter(c -> c == 0xFFFD).count();
        long right = text.chars().filter(c -> c > 127 && c != 0xFFFD).count();
        return right > 4 * wrong;
    }
}
