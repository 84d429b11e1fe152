package dev.waymark.monitor;

import dev.waymark.mail.MailAddress;
import dev.waymark.message.Message;
import dev.waymark.throttle.ClientIds;
import dev.waymark.throttle.ClientLimit;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import dev.waymark.web.NoStore;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the owner of a website objects to its being checked. */
@ApplicationScoped
@NoStore
@Path("/bot/objection")
@Produces(MediaType.TEXT_HTML)
public class ObjectionPage implements ClientLimit {

    private static final Limit LIMIT = new Limit("objection", 5, Duration.ofDays(1));
    private static final int MAX_TEXT = 2_000;

    @Inject
    private Objections objections;

    @Inject
    private RateLimits limits;

    @Inject
    private ClientIds clients;

    @GET
    public View show() {
        return form("", "", "", Map.of());
    }

    private static View form(String url, String contact, String text, Map<String, Message> wrong) {
        return View.of("monitor/objection")
                .with("renewsNothing", true)
                .with("done", false)
                .with("url", url)
                .with("contact", contact)
                .with("text", text)
                .with("most", MAX_TEXT)
                .with("wrong", wrong);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(
            @FormParam("url") @DefaultValue("") String url,
            @FormParam("contact") @DefaultValue("") String contact,
            @FormParam("text") @DefaultValue("") String text,
            @Context HttpServletRequest request) {
        Optional<Url> site = site(url);
        Optional<MailAddress> address = MailAddress.parse(contact);
        Map<String, Message> wrong = new LinkedHashMap<>();
        if (site.isEmpty()) {
            wrong.put("url", Message.of("objection.url.wrong"));
        }
        if (address.isEmpty()) {
            wrong.put("contact", Message.of("objection.contact.wrong"));
        }
        if (text.length() > MAX_TEXT) {
            wrong.put("text", Message.of("objection.text.long", MAX_TEXT));
        }
        if (!wrong.isEmpty()) {
            return Response.status(422).entity(form(url, contact, text, wrong)).build();
        }
        limits.require(LIMIT, clients.of(request), Message.of("objection.limit"));
        objections.add(
                BlockedHosts.name(site.get()),
                text.replace("\0", "").strip(),
                address.get().text());
        return Response.ok(form(url, contact, text, Map.of()).with("done", true))
                .build();
    }

    private static Optional<Url> site(String typed) {
        try {
            return Optional.of(Url.parse(typed));
        } catch (BadUrl e) {
            return Optional.empty();
        }
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
