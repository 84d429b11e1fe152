package dev.waymark.admin;

import dev.waymark.mail.MailLine;
import dev.waymark.mail.Mails;
import dev.waymark.mail.Outbox;
import dev.waymark.message.Message;
import dev.waymark.web.Ids;
import dev.waymark.web.UtcTime;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the mails, for the operator; never what they say. */
@ApplicationScoped
@Path("/admin/mails")
@Produces(MediaType.TEXT_HTML)
public class MailsPage {

    @Inject
    private OperatorPages pages;

    @Inject
    private Mails mails;

    @Inject
    private Outbox outbox;

    /** A line of the list, as the page writes it. */
    public record Line(
            String kind,
            String recipient,
            String state,
            int tries,
            @Nullable Message problem,
            UtcTime created,
            @Nullable UtcTime ended) {

        static Line of(MailLine mail) {
            return new Line(
                    Ids.of(mail.kind()),
                    mail.recipient(),
                    mail.state(),
                    mail.tries(),
                    mail.problem().orElse(null),
                    UtcTime.of(mail.created()),
                    UtcTime.of(mail.ended()));
        }
    }

    @GET
    public View list(@DefaultValue("0") @QueryParam("before") long before) {
        List<MailLine> page = mails.list(before);
        return pages.page("admin/mails")
                .with("open", outbox.isOpen())
                .with("lines", page.stream().map(Line::of).toList())
                .with(
                        "next",
                        page.size() < Mails.PAGE ? 0 : page.get(page.size() - 1).id());
    }
}
