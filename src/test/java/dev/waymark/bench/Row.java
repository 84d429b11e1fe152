package dev.waymark.bench;

import java.util.Locale;

/** One line of the table that {@code bin/lab/bench} prints. */
public final class Row {

    private Row() {}

    /**
     * Prints a figure beside what it should be.
     *
     * @param goal empty where none was set
     */
    public static void print(String what, String goal, String figure, Object... values) {
        System.out.printf("| %s | %s | %s |%n", what, String.format(Locale.ROOT, figure, values), goal);
    }
}
