package dev.waymark.extract;

import dev.waymark.extract.dom.ElementTree;
import dev.waymark.message.Message;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Optional;

/**
 * What came in answer to a request for a page, decided by several weighed signs: no single weak one makes a page anything else than a
 * page.
 *
 * @param signs what speaks for it
 */
public record Verdict(Is is, List<Message> signs) {

    /** What an answer can be. */
    public enum Is {
        PAGE,
        /** A log-in form or a firewall's check is in the place of the page. */
        WALL,
        /** It says that there is no such page, with a status that says the contrary. */
        SOFT_404,
        /** It is empty until a browser runs its scripts. */
        SHELL,
        /** It only forwards to another address. */
        REDIRECT
    }

    static Verdict of(ElementTree tree, PageSigns page, Optional<Url> forward) {
        if (forward.isPresent()) {
            return new Verdict(
                    Is.REDIRECT,
                    List.of(Message.of("sign.forwards", forward.get().toString())));
        }
        WallSigns walls = new WallSigns(tree, page);
        return first(walls.check(), Is.WALL)
                .or(() -> first(walls.login(), Is.WALL))
                .or(() -> first(NotFoundSigns.of(page), Is.SOFT_404))
                .or(() -> first(ShellSigns.of(tree, page), Is.SHELL))
                .orElseGet(() -> new Verdict(Is.PAGE, page.counts()));
    }

    private static Optional<Verdict> first(Votes votes, Is is) {
        return votes.hold() ? Optional.of(new Verdict(is, votes.signs())) : Optional.empty();
    }

    /** The signs on one line, for a ledger. */
    public Message evidence() {
        return Message.listed(signs);
    }

    /** The signs that the page says "not found"; empty when too little speaks for it. */
    public static Optional<Message> notFound(Page page) {
        return NotFoundSigns.of(PageSigns.of(page)).evidence();
    }
}
