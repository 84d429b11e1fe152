package dev.waymark.complaint;

import dev.waymark.mail.MailAddress;
import dev.waymark.message.Message;
import dev.waymark.throttle.ClientIds;
import dev.waymark.throttle.ClientLimit;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import dev.waymark.web.View;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A page on which anybody complains of something, a few times a day. What was typed stays in the form until it is right. */
public abstract class ComplaintPage implements ClientLimit {

    private static final int A_DAY = 5;
    private static final int MAX_TEXT = 2_000;

    @Inject
    private Complaints complaints;

    @Inject
    private RateLimits limits;

    @Inject
    private ClientIds clients;

    protected abstract ComplaintKind kind();

    /** The page before its form. */
    protected abstract View page();

    /** The host that an address is about; empty when it is no address. */
    protected abstract Optional<String> host(String address);

    /** Whether it has to be said what is wrong. */
    protected abstract boolean needsText();

    @GET
    public View show() {
        return form("", "", "", Map.of());
    }

    private View form(String address, String contact, String text, Map<String, Message> wrong) {
        return page().with("renewsNothing", true)
                .with("done", false)
                .with("address", address)
                .with("contact", contact)
                .with("text", text)
                .with("needsText", needsText())
                .with("most", MAX_TEXT)
                .with("wrong", wrong);
    }

    /**
     * Takes a complaint.
     *
     * @param address of the website or the file
     * @param contact the e-mail address of who complains
     * @param text what they have to say
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(
            @FormParam("address") @DefaultValue("") String address,
            @FormParam("contact") @DefaultValue("") String contact,
            @FormParam("text") @DefaultValue("") String text,
            @Context HttpServletRequest request) {
        Optional<String> host = host(address);
        Optional<MailAddress> sender = MailAddress.parse(contact);
        String said = text.replace("\0", "").strip();
        Map<String, Message> wrong = new LinkedHashMap<>();
        if (host.isEmpty()) {
            wrong.put("address", Message.of("complaint.address.wrong"));
        }
        if (said.isEmpty() && needsText()) {
            wrong.put("text", Message.of("complaint.text.missing"));
        } else if (text.length() > MAX_TEXT) {
            wrong.put("text", Message.of("complaint.text.long", MAX_TEXT));
        }
        if (sender.isEmpty()) {
            wrong.put("contact", Message.of("complaint.contact.wrong"));
        }
        if (!wrong.isEmpty()) {
            return Response.status(422)
                    .entity(form(address, contact, text, wrong))
                    .build();
        }
        limits.require(limit(), clients.of(request), Message.of("complaint.limit", A_DAY));
        complaints.add(kind(), host.orElseThrow(), said, sender.orElseThrow().text());
        return Response.ok(form("", "", "", Map.of()).with("done", true)).build();
    }

    /** The limit of a page. */
    protected static Limit limit(String name) {
        return new Limit(name, A_DAY, Duration.ofDays(1));
    }
}
