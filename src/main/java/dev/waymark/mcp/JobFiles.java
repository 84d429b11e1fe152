package dev.waymark.mcp;

import dev.waymark.account.KeptSites;
import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.SignedIn;
import dev.waymark.job.Jobs;
import dev.waymark.mcp.protocol.ForeignText;
import dev.waymark.mcp.protocol.Resources;
import dev.waymark.mcp.protocol.RpcError;
import dev.waymark.result.Results;
import dev.waymark.web.KeyHolder;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of finished jobs. Who knows a job may read them; a list is for who sends a key of an account, of what that keeps. */
@ApplicationScoped
class JobFiles {

    static final String LLMS_TXT = "llms.txt";
    static final List<String> NAMES = List.of(LLMS_TXT, "llms-full.txt");

    private static final String BEGINNING = "waymark://jobs/";
    private static final Pattern ADDRESS = Pattern.compile(BEGINNING + "(" + Token.SHAPE + ")/(llms(?:-full)?\\.txt)");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    @Inject
    private Results results;

    @Inject
    private Jobs jobs;

    @Inject
    private KeptSites sites;

    @Inject
    private SignedIn signedIn;

    /** The newest text of a file; empty when the job has not finished or is gone. */
    Optional<ForeignText> find(Token token, String name) {
        return results.find(token).flatMap(result -> jobs.status(token)
                .map(job -> new ForeignText(
                        address(token, name),
                        job.url().toString(),
                        name.equals(LLMS_TXT) ? result.llmsTxt() : result.llmsFull())));
    }

    private static String address(Token token, String name) {
        return BEGINNING + token.text() + "/" + name;
    }

    Resources of(HttpServletRequest request) {
        return new Resources() {
            @Override
            public List<Listed> templates() {
                return NAMES.stream()
                        .map(name -> new Listed(BEGINNING + "{job_id}/" + name, name, name))
                        .toList();
            }

            @Override
            public Page list(@Nullable String cursor) throws RpcError {
                if (cursor != null && !NUMBER.matcher(cursor).matches()) {
                    throw RpcError.unknownCursor(cursor);
                }
                return account(request)
                        .map(account -> page(account, cursor == null ? 0 : Long.parseLong(cursor)))
                        .orElseGet(() -> new Page(List.of(), null));
            }

            @Override
            public ForeignText read(String uri) throws RpcError {
                Matcher known = ADDRESS.matcher(uri);
                Optional<ForeignText> file =
                        known.matches() ? find(new Token(known.group(1)), known.group(2)) : Optional.empty();
                return file.orElseThrow(() -> RpcError.unknownResource(uri));
            }
        };
    }

    /** By the key alone: a browser's cookie is for its pages. */
    private Optional<Account> account(HttpServletRequest request) {
        return KeyHolder.of(request).flatMap(holder -> signedIn.of(request));
    }

    private Resources.Page page(Account account, long before) {
        KeptSites.Page page = sites.page(account, before);
        List<Resources.Listed> files = page.sites().stream()
                .flatMap(site -> sites.open(site).stream()
                        .map(token -> new Resources.Listed(
                                address(token, LLMS_TXT), LLMS_TXT, title(site.name(), site.url()))))
                .toList();
        return new Resources.Page(
                files, page.next().isPresent() ? String.valueOf(page.next().getAsLong()) : null);
    }

    private static String title(String name, String url) {
        return name.isEmpty() ? url : name;
    }
}
