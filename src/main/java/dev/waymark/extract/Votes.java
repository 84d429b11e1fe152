package dev.waymark.extract;

import dev.waymark.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds up weighed signs for one reading of a page; weights below zero speak against it. */
final class Votes {

    /** So much makes a reading hold: more than any one weak sign. */
    private static final int MIN_POINTS = 3;

    private final List<Message> signs = new ArrayList<>();
    private int points;

    /** Counts the sign when it is there; {@code sign} is the part of a message's key after {@code sign.}. */
    Votes add(boolean isThere, int weight, String sign) {
        return add(isThere, weight, Message.of("sign." + sign));
    }

    /** The same of a sign that has arguments. */
    Votes add(boolean isThere, int weight, Message sign) {
        if (isThere) {
            points += weight;
            signs.add(sign);
        }
        return this;
    }

    /** The same of a sign that nobody is told; a weight below zero speaks against it. */
    Votes add(boolean isThere, int weight) {
        points += isThere ? weight : 0;
        return this;
    }

    boolean hold() {
        return points >= MIN_POINTS;
    }

    List<Message> signs() {
        return List.copyOf(signs);
    }

    /** The signs on one line; empty when they are too weak. */
    Optional<Message> evidence() {
        return hold() ? Optional.of(Message.listed(signs)) : Optional.empty();
    }
}
