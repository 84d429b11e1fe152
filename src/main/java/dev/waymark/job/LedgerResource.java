package dev.waymark.job;

import dev.waymark.message.Messages;
import dev.waymark.web.NoStore;
import dev.waymark.web.RequestLanguage;
import dev.waymark.web.Token;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        Response.ResponseBuilder response = csv
                ? Response.ok(table(lines, language.of(request)), CSV.withCharset("UTF-8"))
                        .header("Content-Disposition", "attachment; filename=\"pages.csv\"")
                : Response.ok(new GenericEntity<>(lines) {}, MediaType.APPLICATION_JSON_TYPE);
        return response.build();
    }

    private static String table(List<LedgerLine> lines, Messages messages) {
        return Stream.concat(
                        Stream.of("url,state,reason,detail,title"),
                        lines.stream().map(line -> row(line, messages)))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String row(LedgerLine line, Messages messages) {
        return Stream.of(line.url(), line.state(), line.reason(), messages.text(line.detail()), line.title())
                .map(LedgerResource::cell)
                .collect(Collectors.joining(","));
    }

    /** Quoted always; a spreadsheet would take a value that begins like a formula for one. */
    private static String cell(String value) {
        boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
