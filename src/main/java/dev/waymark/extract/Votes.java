package dev.waymark.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds up weighed signs for one reading of a page; weights below zero speak against it. */
final class Votes {

    /** So much makes a reading hold: more than any one weak sign. */
    private static final int MIN_POINTS = 3;

    private final List<String> signs = new ArrayList<>();
    private int points;

    /** Counts the sign when it is there. */
    Votes add(boolean isThere, int weight, String sign) {
        if (isThere) {
            points += weight;
            if (weight > 0) {
                signs.add(sign);
            }
        }
        return this;
    }

    boolean hold() {
        return points >= MIN_POINTS;
    }

    List<String> signs() {
        return List.copyOf(signs);
    }

    /** The signs on one line; empty when they are too weak. */
    Optional<String> evidence() {
        return hold() ? Optional.of(String.join(", ", signs)) : Optional.empty();
    }
}
