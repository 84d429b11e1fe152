package dev.waymark.monitor;

import dev.waymark.complaint.ComplaintKind;
import dev.waymark.complaint.ComplaintPage;
import dev.waymark.message.Message;
import dev.waymark.throttle.Limit;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import dev.waymark.web.View;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Where the owner of a website objects to its being checked. */
@ApplicationScoped
@NoStore
@Path("/bot/objection")
@Produces(MediaType.TEXT_HTML)
public class ObjectionPage extends ComplaintPage {

    private static final Limit LIMIT = limit("objection");

    @Override
    protected ComplaintKind kind() {
        return ComplaintKind.CHECKS;
    }

    @Override
    protected View page() {
        return View.of("monitor/objection");
    }

    @Override
    protected Optional<String> host(String address) {
        try {
            return Optional.of(BlockedHosts.name(Url.parse(address)));
        } catch (BadUrl e) {
            return Optional.empty();
        }
    }

    @Override
    protected boolean needsText() {
        return false;
    }

    @Override
    public Limit limit() {
        return LIMIT;
    }

    @Override
    public Message title() {
        return Message.of("objection.limit.title");
    }
}
