package dev.waymark.robots;

import crawlercommons.robots.SimpleRobotRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One Allow or Disallow line: pieces of text with anything between them. Source: RFC 9309, section 2.2.3.
 *
 * <p>Matching takes time in proportion to the path plus the rule, whatever the rule: each piece is searched for once, from left to
 * right, by its failure table (Knuth, Morris and Pratt).
 */
final class RobotsRule {

    private static final Pattern ANYTHING = Pattern.compile("\\*");

    private static final boolean[] WRITTEN_AS_CODES = special();

    private final boolean allow;
    private final boolean toTheEnd;
    private final int length;
    private final List<byte[]> pieces = new ArrayList<>();
    private final List<int[]> failures = new ArrayList<>();

    private RobotsRule(String pattern, boolean allow) {
        this.allow = allow;
        this.length = pattern.length();
        this.toTheEnd = pattern.endsWith("$");
        String body = toTheEnd ? pattern.substring(0, length - 1) : pattern;
        for (String piece : ANYTHING.split(body.replace("$", "%24"), -1)) {
            byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
            pieces.add(bytes);
            failures.add(failures(bytes));
        }
    }

    /** @param pattern the path of the line, its characters percent-encoded as {@link #normal} does */
    static RobotsRule of(String pattern, boolean allow) {
        return new RobotsRule(pattern, allow);
    }

    /** The path with its characters percent-encoded in one way, so that rules and addresses compare. */
    static String normal(String pathAndQuery) {
        return SimpleRobotRules.escapePath(pathAndQuery, WRITTEN_AS_CODES);
    }

    private static boolean[] special() {
        boolean[] special = new boolean[128];
        special['*'] = true;
        special['$'] = true;
        return special;
    }

    boolean allow() {
        return allow;
    }

    int length() {
        return length;
    }

    boolean matches(byte[] path) {
        byte[] first = pieces.get(0);
        if (path.length < first.length || !Arrays.equals(path, 0, first.length, first, 0, first.length)) {
            return false;
        }
        int last = pieces.size() - 1;
        int at = first.length;
        for (int piece = 1; piece < (toTheEnd ? last : last + 1); piece++) {
            at = find(path, at, pieces.get(piece), failures.get(piece));
            if (at < 0) {
                return false;
            }
        }
        return !toTheEnd || (last == 0 ? at == path.length : endsWith(path, at, pieces.get(last)));
    }

    private static boolean endsWith(byte[] path, int from, byte[] piece) {
        int start = path.length - piece.length;
        return start >= from && Arrays.equals(path, start, path.length, piece, 0, piece.length);
    }

    /** The place after the first occurrence of the piece, or −1. */
    private static int find(byte[] path, int from, byte[] piece, int[] failure) {
        int matched = 0;
        for (int at = from; matched < piece.length; at++) {
            if (at == path.length) {
                return -1;
            }
            while (matched > 0 && path[at] != piece[matched]) {
                matched = failure[matched - 1];
            }
            matched += path[at] == piece[matched] ? 1 : 0;
            from = at + 1;
        }
        return from;
    }

    private static int[] failures(byte[] piece) {
        int[] failure = new int[piece.length];
        for (int at = 1, matched = 0; at < piece.length; at++) {
            while (matched > 0 && piece[at] != piece[matched]) {
                matched = failure[matched - 1];
            }
            matched += piece[at] == piece[matched] ? 1 : 0;
            failure[at] = matched;
        }
        return failure;
    }
}
