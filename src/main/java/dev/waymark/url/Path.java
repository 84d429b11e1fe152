package dev.waymark.url;

import java.util.ArrayDeque;
import java.util.Deque;

/** The path of an address. */
final class Path {

    private Path() {}

    /** The absolute path that is left when {@code .} and {@code ..} are carried out. Source: RFC 3986, section 5.2.4. */
    static String withoutDotSegments(String path) {
        if (path.startsWith("/") && !path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String last = "";
        for (String segment : (path.startsWith("/") ? path.substring(1) : path).split("/", -1)) {
            last = segment;
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        boolean endsInAFolder = last.equals(".") || last.equals("..");
        return "/" + String.join("/", kept) + (endsInAFolder && !kept.isEmpty() ? "/" : "");
    }
}
