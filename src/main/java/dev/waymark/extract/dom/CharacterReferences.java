package dev.waymark.extract.dom;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** Character references of XML and HTML in text outside of pages, named ones and numbers. */
public final class CharacterReferences {

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#([0-9]{1,7}+)|#[xX]([0-9a-fA-F]{1,6}+)|([A-Za-z][A-Za-z0-9]{0,31}+));");

    private CharacterReferences() {}

    /** The text with its references replaced, a bare {@code &} as it is; empty when one of them has no meaning. */
    public static Optional<String> decode(String text) {
        if (text.indexOf('&') < 0) {
            return Optional.of(text);
        }
        StringBuilder decoded = new StringBuilder();
        Matcher reference = REFERENCE.matcher(text);
        int done = 0;
        while (reference.find()) {
            String meaning = meaning(reference);
            if (meaning.isEmpty()) {
                return Optional.empty();
            }
            decoded.append(text, done, reference.start()).append(meaning);
            done = reference.end();
        }
        return Optional.of(decoded.append(text, done, text.length()).toString());
    }

    private static String meaning(MatchResult reference) {
        if (reference.group(3) != null) {
            return Entities.getByName(reference.group(3));
        }
        int code = reference.group(1) != null
                ? Integer.parseInt(reference.group(1))
                : Integer.parseInt(reference.group(2), 16);
        return Character.isValidCodePoint(code) && code > 0 ? Character.toString(code) : "";
    }
}
