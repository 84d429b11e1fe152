package dev.waymark.document;

import java.util.ArrayList;
import java.util.List;

/** What a file had to be forgiven so far, while it is read line by line. */
final class Forgiven {

    private final List<Problem> problems;
    private int at;

    Forgiven(List<Problem> beforehand) {
        problems = new ArrayList<>(beforehand);
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
        add(rule.at(at + 1, detail));
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
