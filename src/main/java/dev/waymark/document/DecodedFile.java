package dev.waymark.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file as text.
 *
 * @param text without byte-order mark
 * @param forgiven what its encoding and line ends had to be forgiven
 */
record DecodedFile(String text, List<Problem> forgiven) {

    static DecodedFile of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        try {
            return of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(), Stream.empty());
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < bytes.position(); i++) {
                line += file[i] == '\n' ? 1 : 0;
            }
            return of(new String(file, guess(file)), Stream.of(Rule.NOT_UTF8.at(line)));
        }
    }

    static DecodedFile of(String file) {
        return of(file, Stream.empty());
    }

    /** The lines, ended by LF, CR or both; always one at least. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                lines.add(text.substring(start, i));
                i += c == '\r' && text.startsWith("\n", i + 1) ? 1 : 0;
                start = i + 1;
            }
        }
        lines.add(text.substring(start));
        return Collections.unmodifiableList(lines);
    }

    private static DecodedFile of(String file, Stream<Problem> encoding) {
        boolean marked = file.startsWith("\uFEFF");
        Stream<Problem> mark = marked ? Stream.of(Rule.BOM.at(1)) : Stream.empty();
        Stream<Problem> ends = file.indexOf('\r') >= 0 ? Stream.of(Rule.CRLF.at(1)) : Stream.empty();
        List<Problem> forgiven =
                Stream.of(encoding, mark, ends).flatMap(found -> found).toList();
        return new DecodedFile(marked ? file.substring(1) : file, forgiven);
    }

    private static Charset guess(byte[] file) {
        int mark = file.length < 2 ? 0 : (file[0] & 0xFF) << 8 | (file[1] & 0xFF);
        return mark == 0xFFFE || mark == 0xFEFF ? StandardCharsets.UTF_16 : Charset.forName("windows-1252");
    }
}
