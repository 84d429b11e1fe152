package dev.waymark.apikey;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.SignedIn;
import dev.waymark.message.Message;
import dev.waymark.web.ApiScope;
import dev.waymark.web.Ids;
import dev.waymark.web.Token;
import dev.waymark.web.View;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys of an account: a new one is shown once, in the answer to the form that makes it. */
@ApplicationScoped
@NoStore
@Path("/my-sites/keys")
@Produces(MediaType.TEXT_HTML)
public class KeysPage {

    private static final int MAX_NAME = 100;
    private static final List<Integer> DAYS = List.of(30, 90, 365);
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    @Inject
    private SignedIn signedIn;

    @Inject
    private ApiKeys keys;

    /**
     * The page.
     *
     * @param deleted set when a key has just been deleted
     */
    @GET
    public View show(@QueryParam("deleted") @Nullable String deleted, @Context HttpServletRequest request) {
        return page(signedIn.require(request), Map.of()).with("deleted", deleted != null);
    }

    private View page(Account account, Map<String, Message> wrong) {
        return View.of("apikey/keys")
                .with("renewsNothing", true)
                .with("keys", keys.of(account))
                .with("scopes", Arrays.stream(ApiScope.values()).map(Ids::of).toList())
                .with("days", DAYS)
                .with("most", ApiKeys.MOST)
                .with("mostCharacters", MAX_NAME)
                .with("made", null)
                .with("deleted", false)
                .with("name", "")
                .with("chosen", Set.of("read"))
                .with("expiry", String.valueOf(DAYS.get(1)))
                .with("wrong", wrong);
    }

    /**
     * Makes a key and shows it.
     *
     * @param typed what its owner calls it
     * @param scopes what it may do
     * @param expiry in how many days it ends; {@code never} when it does not
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response make(
            @FormParam("name") @DefaultValue("") String typed,
            @FormParam("scope") List<String> scopes,
            @FormParam("expiry") @DefaultValue("") String expiry,
            @Context HttpServletRequest request) {
        Account account = signedIn.of(request).orElseThrow(Token::unknown);
        String name = UNSEEN.matcher(typed).replaceAll(" ").strip();
        Set<ApiScope> wanted = Arrays.stream(ApiScope.values())
                .filter(scope -> scopes.contains(Ids.of(scope)))
                .collect(Collectors.toCollection(TreeSet::new));
        Optional<Integer> days =
                DAYS.stream().filter(some -> expiry.equals(some.toString())).findFirst();
        Map<String, Message> wrong = new LinkedHashMap<>();
        if (name.isEmpty() || name.length() > MAX_NAME) {
            wrong.put("name", Message.of("keys.name.wrong", MAX_NAME));
        }
        if (wanted.isEmpty()) {
            wrong.put("scope", Message.of("keys.scope.none"));
        }
        if (days.isEmpty() && !expiry.equals("never")) {
            wrong.put("expiry", Message.of("keys.expiry.none"));
        }
        Optional<KeyText> made =
                wrong.isEmpty() ? keys.make(account, name, wanted, days.orElse(null)) : Optional.empty();
        if (wrong.isEmpty() && made.isEmpty()) {
            wrong.put("name", Message.of("keys.full", ApiKeys.MOST));
        }
        View page = page(account, wrong);
        return made.map(key -> Response.ok(page.with("made", key.text())))
                .orElseGet(() -> Response.status(422)
                        .entity(page.with("name", typed)
                                .with("chosen", Set.copyOf(scopes))
                                .with("expiry", expiry)))
                .build();
    }

    /** Ends a key at once. */
    @POST
    @Path("/{key: [0-9]{1,18}}/deletion")
    public Response delete(@PathParam("key") long key, @Context HttpServletRequest request) {
        if (!keys.delete(signedIn.of(request).orElseThrow(Token::unknown), key)) {
            throw Token.unknown();
        }
        return Response.seeOther(URI.create("/my-sites/keys?deleted=1")).build();
    }
}
