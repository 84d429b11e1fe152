package dev.waymark.mcp;

/**
 * A part of a file, as much as a model reads at once.
 *
 * @param from the first character, as Java counts them
 * @param to the one after the last
 * @param of how many the file has
 */
record FilePart(String text, int from, int to, int of) {

    private static final int MOST = 50_000;

    /** The part that begins at a place; at the nearest before it where that is within a character. */
    static FilePart of(String file, int offset) {
        int from = boundary(file, Math.min(offset, file.length()));
        int to = boundary(file, Math.min(from + MOST, file.length()));
        return new FilePart(file.substring(from, to), from, to, file.length());
    }

    private static int boundary(String file, int place) {
        boolean within = place > 0 && place < file.length() && Character.isLowSurrogate(file.charAt(place));
        return within ? place - 1 : place;
    }

    boolean isWhole() {
        return from == 0 && to == of;
    }
}
