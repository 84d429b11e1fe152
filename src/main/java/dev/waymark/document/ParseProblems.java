package dev.waymark.document;

/** What a file had to be forgiven so far, while it is read line by line. */
final class ParseProblems {

    private final Problems all;
    private int at;

    ParseProblems(Problems beforehand) {
        all = beforehand;
    }

    /** Goes on to a line, counted from 0. */
    void moveTo(int line) {
        at = line;
    }

    /** The line that is being read, counted from 0. */
    int at() {
        return at;
    }

    void here(Rule rule) {
        here(rule, "");
    }

    void here(Rule rule, String detail) {
        all.add(rule, at + 1, detail);
    }

    void add(Problem problem) {
        all.add(problem);
    }

    Problems all() {
        return all;
    }
}
