package dev.waymark.hosting;

import dev.waymark.complaint.ComplaintKind;
import dev.waymark.complaint.ComplaintPage;
import dev.waymark.message.Message;
import dev.waymark.throttle.Limit;
import dev.waymark.web.OperatorSettings;
import dev.waymark.web.View;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Where anybody reports a file that we serve and should not. */
@ApplicationScoped
@NoStore
@Path(ReportPage.PATH)
@Produces(MediaType.TEXT_HTML)
public class ReportPage extends ComplaintPage {

    static final String PATH = "/hosting/report";

    private static final Limit LIMIT = limit("hosting-report");

    @Inject
    private HostingSettings settings;

    @Inject
    private OperatorSettings operator;

    @Override
    protected ComplaintKind kind() {
        return ComplaintKind.HOSTED_FILE;
    }

    @Override
    protected View page() {
        return View.of("hosting/report").with("email", operator.identity().email());
    }

    @Override
    protected Optional<String> host(String address) {
        return settings.host(address);
    }

    @Override
    protected boolean needsText() {
        return true;
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
