package dev.waymark.job;

import dev.waymark.job.ledger.Ledger;
import dev.waymark.job.ledger.LedgerLine;
import dev.waymark.message.Messages;
import dev.waymark.web.CsvTable;
import dev.waymark.web.RequestLanguage;
import dev.waymark.web.Token;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every address that a job's crawl met and what became of it, as JSON or, when asked for, as CSV (RFC 4180). */
@ApplicationScoped
@NoStore
@Path("/api/jobs/{id}/pages")
public class LedgerResource {

    private static final MediaType CSV = new MediaType("text", "csv");

    @Inject
    private Jobs jobs;

    @Inject
    private Ledger ledger;

    @Inject
    private RequestLanguage language;

    @GET
    @Produces({MediaType.APPLICATION_JSON + ";qs=1", "text/csv;qs=0.5"})
    public Response show(
            @PathParam("id") Token token,
            @QueryParam("format") @Nullable String format,
            @Context HttpHeaders headers,
            @Context HttpServletRequest request) {
        List<LedgerLine> lines =
                ledger.lines(jobs.status(token).orElseThrow(Token::unknown).id());
        boolean csv = "csv".equals(format) || headers.getAcceptableMediaTypes().contains(CSV);
        return csv
                ? table(lines, language.of(request))
                : Response.ok(new GenericEntity<>(lines) {}, MediaType.APPLICATION_JSON_TYPE)
                        .build();
    }

    private static Response table(List<LedgerLine> lines, Messages messages) {
        CsvTable table = new CsvTable("url", "state", "reason", "detail", "title");
        lines.forEach(
                line -> table.add(line.url(), line.state(), line.reason(), messages.text(line.detail()), line.title()));
        return table.asFile("pages.csv");
    }
}
