package dev.waymark.crawl;

import dev.waymark.page.Page;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A hash of a page's words without its link addresses, because two copies of a page may differ in session ids. */
final class ContentHash {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final int ENOUGH_WORDS = 20;

    private ContentHash() {}

    /** The same for two pages that say the same. Short texts are often alike by chance; then the title counts too. */
    static String hash(Page page) {
        String text = text(page);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes =
                    (page.words() < ENOUGH_WORDS ? page.title() + "\n" + text : text).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e); // every Java platform has it
        }
    }

    static Set<String> words(Page page) {
        return new HashSet<>(List.of(BLANKS.split(text(page), -1)));
    }

    private static String text(Page page) {
        String markdown = page.markdown();
        StringBuilder text = new StringBuilder(markdown.length());
        int done = 0;
        for (int at = markdown.indexOf("]("); at >= 0; at = markdown.indexOf("](", Math.max(at + 1, done))) {
            int end = endOfTarget(markdown, at + 2);
            if (end >= 0) {
                text.append(markdown, done, at + 1);
                done = end;
            }
        }
        return text.append(markdown, done, markdown.length()).toString();
    }

    /** The place after the bracket that closes the target, or −1 when what begins here is none. */
    private static int endOfTarget(String markdown, int from) {
        for (int i = from; i < markdown.length(); i++) {
            char c = markdown.charAt(i);
            if (c == ')') {
                return i + 1;
            }
            if (c == '(' || Character.isWhitespace(c)) {
                return -1;
            }
        }
        return -1;
    }
}
