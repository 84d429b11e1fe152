package dev.waymark.hosting.reads;

import dev.waymark.account.KeptSite;
import dev.waymark.account.KeptSites;
import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.SignedIn;
import dev.waymark.url.Url;
import dev.waymark.web.CsvTable;
import dev.waymark.web.Ids;
import dev.waymark.web.NoStore;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The reads of a kept site's files on the last days, as CSV, for the account that keeps it. */
@ApplicationScoped
@NoStore
@Path("/my-sites/{id}/hosting/reads.csv")
public class ReadsTable {

    @Inject
    private SignedIn signedIn;

    @Inject
    private KeptSites sites;

    @Inject
    private Reads reads;

    @GET
    public Response download(@PathParam("id") Token token, @Context HttpServletRequest request) {
        Account account = signedIn.of(request).orElseThrow(Token::unknown);
        KeptSite site = sites.owner(token)
                .filter(owner -> owner == account.id())
                .flatMap(owner -> sites.find(token))
                .orElseThrow(Token::unknown);
        CsvTable table = new CsvTable("day", "agents", "run_by", "purpose", "file", "reads");
        for (Reads.DayCount count : reads.ofLastDays(Url.parse(site.url()).host())) {
            AgentFamily family = AgentFamilies.of(count.family());
            table.add(
                    count.day(),
                    family.properName().orElse(family.id()),
                    family.by(),
                    Ids.of(family.purpose()),
                    count.file(),
                    count.reads());
        }
        return table.asFile("reads.csv");
    }
}
