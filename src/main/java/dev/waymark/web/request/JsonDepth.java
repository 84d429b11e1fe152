package dev.waymark.web.request;

/** How deep a JSON text goes. */
final class JsonDepth {

    private JsonDepth() {}

    /** The most arrays and objects that are open at once; of a text that is not JSON, an upper bound. */
    static int of(byte[] json) {
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length; i++) {
            switch (json[i]) {
                case '"' -> quoted = !quoted;
                case '\\' -> i++;
                case '{', '[' -> deepest = Math.max(deepest, quoted ? 0 : ++depth);
                case '}', ']' -> depth = Math.max(0, depth - (quoted ? 0 : 1));
                default -> {
                    // says nothing about the depth
                }
            }
        }
        return deepest;
    }
}
