package dev.waymark.enrich;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether two names, or two addresses, are of the same organisation. */
final class NameSimilarity {

    private static final Pattern SCHEME = Pattern.compile("^[a-z]+://");
    private static final Pattern AFTER_HOST = Pattern.compile("[/:?#].*$");

    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> COMMON = Set.of(
            "the",
            "of",
            "and",
            "for",
            "in",
            "a",
            "limited",
            "ltd",
            "cio",
            "cic",
            "charity",
            "trust",
            "foundation",
            "uk",
            "association",
            "charitable");

    private NameSimilarity() {}

    /** Whether at least half of the telling words of the shorter name are in the other. */
    static boolean ofNames(String one, String other) {
        Set<String> few = telling(one);
        Set<String> many = telling(other);
        if (few.size() > many.size()) {
            Set<String> swap = few;
            few = many;
            many = swap;
        }
        long shared = few.stream().filter(many::contains).count();
        return few.isEmpty() || shared * 2 >= few.size();
    }

    /** Whether a web address as a register has it is of this host. */
    static boolean ofHosts(String registered, String host) {
        String named = host(registered);
        String own = host(host);
        return named.equals(own) || named.endsWith("." + own) || own.endsWith("." + named);
    }

    private static String host(String address) {
        String bare = SCHEME.matcher(address.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        String host = AFTER_HOST.matcher(bare).replaceFirst("");
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static Set<String> telling(String name) {
        Set<String> words = new LinkedHashSet<>();
        GAP.splitAsStream(name.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty() && !COMMON.contains(word))
                .forEach(words::add);
        return words;
    }
}
