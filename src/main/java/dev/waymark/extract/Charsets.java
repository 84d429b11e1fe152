package dev.waymark.extract;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the character encoding of a body from several signs: byte-order mark, HTTP header, what the document declares in meta elements
 * or its XML declaration, and the bytes themselves. A declaration that the bytes contradict is doubted: UTF-8 that is not valid, and another
 * encoding where the bytes are valid UTF-8. Source: WHATWG HTML, section 13.2.3, and WHATWG Encoding.
 */
public final class Charsets {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int PRESCAN = 4_096;
    /** So many characters beyond ASCII are not valid UTF-8 by chance. */
    private static final int MIN_WIDE = 10;

    private static final char ESCAPE = 0x1B;

    private static final Pattern IN_HEADER = Pattern.compile("(?i)charset\\s{0,9}=\\s{0,9}[\"']?([\\w:.-]{2,40})");
    private static final Pattern IN_DECLARATION =
            Pattern.compile("\\s{0,9}<\\?xml\\s[^<>]{0,200}?encoding\\s{0,9}=\\s{0,9}[\"']([\\w:.-]{2,40})");
    private static final Pattern META = Pattern.compile("(?i)<meta[\\s/]([^<>]{0,1000}+)>");
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "([\\w-]{1,40}+)\\s{0,9}+=\\s{0,9}+(?:\"([^\"]{0,500}+)\"|'([^']{0,500}+)'|([^\\s\"'<>]{1,500}+))");
    private static final Pattern LANGUAGE =
            Pattern.compile("(?i)<html\\s[^<>]{0,500}?lang\\s{0,9}=\\s{0,9}[\"']?([a-z]{2})");
    /** What browsers take for pages in a language that declare nothing. */
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("ru", "windows-1251"),
            Map.entry("uk", "windows-1251"),
            Map.entry("bg", "windows-1251"),
            Map.entry("sr", "windows-1251"),
            Map.entry("pl", "ISO-8859-2"),
            Map.entry("cs", "windows-1250"),
            Map.entry("sk", "windows-1250"),
            Map.entry("hu", "ISO-8859-2"),
            Map.entry("el", "ISO-8859-7"),
            Map.entry("tr", "windows-1254"),
            Map.entry("he", "windows-1255"),
            Map.entry("ar", "windows-1256"),
            Map.entry("lt", "windows-1257"),
            Map.entry("lv", "windows-1257"),
            Map.entry("th", "windows-874"),
            Map.entry("ja", "windows-31j"),
            Map.entry("ko", "x-windows-949"),
            Map.entry("zh", "GB18030"));

    private Charsets() {}

    /**
     * The body as text, the byte-order mark left out.
     *
     * @param contentType the header field's value, empty when there was none
     */
    public static String decode(byte[] body, String contentType) {
        String utf8 = new String(body, UTF_8);
        Charset charset = byMark(body).orElseGet(() -> bySigns(body, utf8, contentType));
        String text = charset.equals(UTF_8) ? utf8 : new String(body, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The encoding of the body. */
    public static Charset of(byte[] body, String contentType) {
        return byMark(body).orElseGet(() -> bySigns(body, new String(body, UTF_8), contentType));
    }

    private static Optional<Charset> byMark(byte[] body) {
        if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(UTF_8);
        }
        if (startsWith(body, 0xFE, 0xFF) || hasZeros(body, 0)) {
            return Optional.of(UTF_16BE);
        }
        return startsWith(body, 0xFF, 0xFE) || hasZeros(body, 1) ? Optional.of(UTF_16LE) : Optional.empty();
    }

    /** Whether the first two characters are of ASCII, with a zero byte before or after each. */
    private static boolean hasZeros(byte[] body, int at) {
        return body.length >= 4 && body[at] == 0 && body[at + 2] == 0 && body[1 - at] > 0 && body[3 - at] > 0;
    }

    private static boolean startsWith(byte[] body, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= body.length || (body[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** @param utf8 the body read as UTF-8, with U+FFFD where it is none */
    private static Charset bySigns(byte[] body, String utf8, String contentType) {
        boolean valid = utf8.indexOf('\uFFFD') < 0;
        int wide = utf8.length() == body.length ? 0 : wide(utf8);
        if (valid && (wide == MIN_WIDE || (wide == 0 && utf8.indexOf(ESCAPE) < 0 && utf8.indexOf(0) < 0))) {
            return UTF_8; // in whatever else it could be written, it would read the same
        }
        String prolog = new String(body, 0, Math.min(PRESCAN, body.length), StandardCharsets.ISO_8859_1);
        List<Charset> declared = Stream.of(
                        asAscii(inHeader(contentType), prolog), inDeclaration(prolog), inMeta(prolog))
                .flatMap(Optional::stream)
                .toList();
        if (valid) {
            boolean other = !declared.isEmpty() && (wide == 0 || !isSingleByte(declared.get(0)));
            return other ? declared.get(0) : UTF_8;
        }
        return declared.stream()
                .filter(charset -> !charset.equals(UTF_8) || isMostlyUtf8(utf8))
                .findFirst()
                .orElseGet(() -> undeclared(body, utf8, prolog));
    }

    /** How many characters are beyond ASCII, as far as that matters. */
    private static int wide(String text) {
        int wide = 0;
        for (int i = 0; i < text.length() && wide < MIN_WIDE; i++) {
            wide += text.charAt(i) > 127 ? 1 : 0;
        }
        return wide;
    }

    private static Optional<Charset> inHeader(String contentType) {
        Matcher declared = IN_HEADER.matcher(contentType);
        return declared.find() ? named(declared.group(1)) : Optional.empty();
    }

    private static Optional<Charset> inDeclaration(String prolog) {
        Matcher declared = IN_DECLARATION.matcher(prolog);
        return declared.lookingAt() ? asAscii(named(declared.group(1)), prolog) : Optional.empty();
    }

    private static Optional<Charset> inMeta(String prolog) {
        return META.matcher(prolog)
                .results()
                .map(meta -> asAscii(declaredBy(meta.group(1)), prolog))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A document without a zero byte is not in UTF-16, whatever it says. */
    private static Optional<Charset> asAscii(Optional<Charset> declared, String prolog) {
        boolean wide = prolog.indexOf('\0') >= 0;
        return declared.map(charset -> charset.name().startsWith("UTF-16") && !wide ? UTF_8 : charset);
    }

    /** Only {@code charset} itself, or {@code content} of an element that has no name: others may speak of encodings. */
    private static Optional<Charset> declaredBy(String attributes) {
        boolean named = false;
        Optional<Charset> content = Optional.empty();
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            String value = Stream.of(attribute.group(2), attribute.group(3), attribute.group(4))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
            switch (attribute.group(1).toLowerCase(Locale.ROOT)) {
                case "charset" -> {
                    return named(value.strip());
                }
                case "name", "property", "itemprop" -> named = true;
                case "content" -> content = inHeader(value);
                default -> {}
            }
        }
        return named ? Optional.empty() : content;
    }

    /** The encodings that browsers know under names of others. */
    private static Optional<Charset> named(String label) {
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "iso-8859-1", "iso8859-1", "iso88591", "iso_8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii" ->
                Optional.of(WINDOWS_1252);
            case "ansi_x3.4-1968", "cp1252", "x-cp1252", "cp819", "ibm819" -> Optional.of(WINDOWS_1252);
            case "utf8", "unicode-1-1-utf-8", "x-unicode20utf8" -> Optional.of(UTF_8);
            case "utf-16", "unicode", "ucs-2", "iso-10646-ucs-2" -> Optional.of(UTF_16LE);
            case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j" -> supported("windows-31j");
            case "gb2312", "gbk", "gb_2312-80", "x-gbk", "chinese", "csgb2312" -> supported("GB18030");
            case "euc-kr", "ks_c_5601-1987", "korean", "ksc5601" -> supported("x-windows-949");
            case "iso-8859-9", "latin5", "l5" -> supported("windows-1254");
            case "iso-8859-11", "tis-620", "dos-874" -> supported("windows-874");
            case "iso-8859-8-i", "logical" -> supported("ISO-8859-8");
            case "macintosh", "mac", "x-mac-roman" -> supported("x-MacRoman");
            case "x-cp1250" -> supported("windows-1250");
            case "x-cp1251" -> supported("windows-1251");
            case "koi8-ru" -> supported("KOI8-U");
            case "koi", "koi8" -> supported("KOI8-R");
            default -> supported(label);
        };
    }

    private static Optional<Charset> supported(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSingleByte(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1f;
    }

    private static boolean isValid(byte[] body, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Charset undeclared(byte[] body, String utf8, String prolog) {
        if (isMostlyUtf8(utf8)) {
            return UTF_8;
        }
        Matcher language = LANGUAGE.matcher(prolog);
        Optional<Charset> usual = language.find()
                ? Optional.ofNullable(USUAL.get(language.group(1).toLowerCase(Locale.ROOT)))
                        .flatMap(Charsets::supported)
                : Optional.empty();
        return usual.filter(charset -> isValid(body, charset)).orElse(WINDOWS_1252);
    }

    /** A cut or slightly broken UTF-8 text has far more right sequences than wrong ones. */
    private static boolean isMostlyUtf8(String text) {
        long wrong = text.chars().filter(c -> c == 0xFFFD).count();
        long right = text.chars().filter(c -> c > 127 && c != 0xFFFD).count();
        return right > 4 * wrong;
    }
}
