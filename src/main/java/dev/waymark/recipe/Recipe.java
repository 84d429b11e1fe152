package dev.waymark.recipe;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How to publish an llms.txt on a website that is made in one way. Its texts are in the bundle, by its id.
 *
 * @param id as it is stored with a job
 * @param name what its makers call it
 * @param checked when it was last compared with what its makers say
 * @param source where they say it; empty when there is no one place
 * @param tried with what it was tried on that day; empty when nobody has tried it
 * @param ways that there are, the best first
 * @param hosted ways to a file that is hosted elsewhere, the best first; empty when there are none
 * @param own names the text on what answers at the address by itself; empty when nothing does
 * @param signs by which a start page shows it
 */
public record Recipe(
        String id,
        String name,
        LocalDate checked,
        Optional<String> source,
        Optional<String> tried,
        List<Way> ways,
        List<Forwarding> hosted,
        String own,
        Signs signs) {

    /** How the file gets to its address. */
    public enum Way {
        /** It is put there. */
        UPLOAD,
        /** Something before the website answers with it. */
        PROXY,
        /** The address leads to another one. */
        REDIRECT
    }

    /** How a request reaches a file that is hosted elsewhere. */
    public enum Forwarding {
        /** What the website runs on passes it on. */
        SERVER,
        /** The server of the website passes it on, whichever that is. */
        ANY,
        /** Cloudflare passes it on, before the website. */
        CLOUDFLARE,
        /** The address leads to the hosted one. */
        REDIRECT
    }

    /**
     * Signs of a start page, in small letters.
     *
     * @param generators how its meta element "generator" begins
     * @param attributes of its html element
     * @param hosts of its scripts and style sheets
     * @param paths parts of their paths
     * @param headers names of header fields, or name=how the value begins
     */
    public record Signs(
            List<String> generators,
            List<String> attributes,
            List<String> hosts,
            List<String> paths,
            List<String> headers) {}

    /** Whether websites run on it that are made with something else: it shows in nothing but the header of an answer. */
    boolean isHost() {
        return signs.generators().isEmpty();
    }
}
