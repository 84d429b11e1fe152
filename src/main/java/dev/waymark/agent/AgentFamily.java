package dev.waymark.agent;

import dev.waymark.message.Message;
import java.util.List;
import java.util.Optional;

/**
 * Programs that are counted together.
 *
 * @param id as counts are stored with it
 * @param properName what its makers call it; empty for one that the bundle names
 * @param by who runs it; empty when that is not one organisation
 * @param tokens the names by which a robots.txt can address them, in small letters
 */
public record AgentFamily(String id, Optional<String> properName, String by, Purpose purpose, List<String> tokens) {

    /** What a program reads for. */
    public enum Purpose {
        /** A model is trained with it. */
        TRAINING,
        /** It goes into an index. */
        SEARCH,
        /** Somebody has just asked for it. */
        PERSON,
        /** To show a link with its title. */
        PREVIEW,
        /** Our own checks. */
        OWN,
        /** Nothing in the name says so. */
        UNKNOWN
    }

    /** What a page calls it. */
    public Message name() {
        return properName.map(Message::verbatim).orElseGet(() -> Message.of("reads.family." + id));
    }
}
