package dev.waymark.document;

import java.util.BitSet;
import java.util.List;

/** What a file had to be forgiven so far, while it is read line by line. */
final class ParseProblems {

    private final Problems all;
    private final BitSet moved = new BitSet();
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

    void here(Rule rule, Object... details) {
        all.add(rule, at + 1, details);
    }

    void add(Problem problem) {
        all.add(problem);
    }

    /** Notes that the text of this line is no part of the format and goes to the details. */
    void moveHere() {
        move(at);
    }

    void move(int line) {
        moved.set(line);
    }

    /** The lines of such text, counted from 1. */
    List<Integer> moved() {
        return moved.stream().map(line -> line + 1).boxed().toList();
    }

    Problems all() {
        return all;
    }
}
