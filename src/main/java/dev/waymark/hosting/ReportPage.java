package dev.waymark.hosting;

import dev.waymark.mail.MailAddress;
import dev.waymark.message.Message;
import dev.waymark.throttle.ClientIds;
import dev.waymark.throttle.ClientLimit;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import dev.waymark.url.Url;
import dev.waymark.web.NoStore;
import dev.waymark.web.OperatorSettings;
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

/** Where anybody reports a file that we serve and should not. */
@ApplicationScoped
@NoStore
@Path(ReportPage.PATH)
@Produces(MediaType.TEXT_HTML)
public class ReportPage implements ClientLimit {

    static final String PATH = "/hosting/report";

    private static final Limit LIMIT = new Limit("hosting-report", 5, Duration.ofDays(1));
    private static final int MAX_TEXT = 2_000;

    @Inject
    private HostingReports reports;

    @Inject
    private HostingSettings settings;

    @Inject
    private OperatorSettings operator;

    @Inject
    private RateLimits limits;

    @Inject
    private ClientIds clients;

    @GET
    public View show() {
        return form("", "", "", Map.of());
    }

    private View form(String address, String contact, String text, Map<String, Message> wrong) {
        return View.of("hosting/report")
                .with("renewsNothing", true)
                .with("done", false)
                .with("email", operator.identity().email())
                .with(
                        "example",
                        settings.address("www.example.org", "/llms.txt")
                                .map(Url::toString)
                                .orElse(""))
                .with("address", address)
                .with("contact", contact)
                .with("text", text)
                .with("most", MAX_TEXT)
                .with("wrong", wrong);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(
            @FormParam("address") @DefaultValue("") String address,
            @FormParam("contact") @DefaultValue("") String contact,
            @FormParam("text") @DefaultValue("") String text,
            @Context HttpServletRequest request) {
        Optional<String> host = settings.host(address);
        Optional<MailAddress> sender = MailAddress.parse(contact);
        String said = text.replace("\0", "").strip();
        Map<String, Message> wrong = new LinkedHashMap<>();
        if (host.isEmpty()) {
            wrong.put("address", Message.of("report-file.address.wrong"));
        }
        if (said.isEmpty()) {
            wrong.put("text", Message.of("report-file.text.missing"));
        } else if (text.length() > MAX_TEXT) {
            wrong.put("text", Message.of("objection.text.long", MAX_TEXT));
        }
        if (sender.isEmpty()) {
            wrong.put("contact", Message.of("objection.contact.wrong"));
        }
        if (!wrong.isEmpty()) {
            return Response.status(422)
                    .entity(form(address, contact, text, wrong))
                    .build();
        }
        limits.require(LIMIT, clients.of(request), Message.of("report-file.limit"));
        reports.add(host.orElseThrow(), said, sender.orElseThrow().text());
        return Response.ok(form("", "", "", Map.of()).with("done", true)).build();
    }

    @Override
    public Limit limit() {
        return LIMIT;
    }

    @Override
    public Message title() {
        return Message.of("report-file.limit.title");
    }
}
