package dev.waymark.account;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.SignedIn;
import dev.waymark.web.OwnerOnly;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Token;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a result that an account keeps be changed by that account alone, wherever a method says {@link OwnerOnly}. */
@OwnerOnly
@Provider
public class OwnerFilter implements ContainerRequestFilter {

    @Context
    private HttpServletRequest request;

    @Inject
    private KeptSites sites;

    @Inject
    private SignedIn signedIn;

    @Override
    public void filter(ContainerRequestContext context) {
        @Nullable String id = context.getUriInfo().getPathParameters().getFirst("id");
        Optional<Long> owner = id != null && Token.isShaped(id) ? sites.owner(new Token(id)) : Optional.empty();
        if (owner.isPresent() && !signedIn.of(request).map(Account::id).equals(owner)) {
            throw ProblemDetails.of(ProblemType.OWNER_ONLY, "error.owner-only").asException();
        }
    }
}
