package dev.waymark.admin.signin;

import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Knows the operator by the cookie that they were given for their password. It looks at no request but those for the operator's
 * pages, so everybody else pays nothing for it; and it never refuses: {@link OperatorFilter} does.
 */
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(SignInMechanism.class.getName());

    @Inject
    private IdentityStoreHandler stores;

    @Inject
    private Password password;

    @Inject
    private Sessions sessions;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!password.isSet() || !request.getRequestURI().startsWith("/admin")) {
            return context.doNothing();
        }
        return context.isAuthenticationRequest() ? signIn(response, context) : recognise(request, context);
    }

    private AuthenticationStatus signIn(HttpServletResponse response, HttpMessageContext context) {
        Credential credential = context.getAuthParameters().getCredential();
        CredentialValidationResult result = stores.validate(credential);
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            return AuthenticationStatus.SEND_FAILURE;
        }
        response.addHeader("Set-Cookie", SessionCookie.carrying(sessions.start()));
        return context.notifyContainerAboutLogin(result);
    }

    private AuthenticationStatus recognise(HttpServletRequest request, HttpMessageContext context) {
        // A page that refreshes itself must not keep the session of somebody who has gone home.
        boolean byItself = request.getHeader("HX-Request") != null;
        return SessionCookie.of(request)
                        .filter(token -> isOpen(token, byItself))
                        .isPresent()
                ? context.notifyContainerAboutLogin(OperatorStore.OPERATOR, Set.of(OperatorStore.OPERATOR))
                : context.doNothing();
    }

    /** While the database is away nobody is known; the page that says so would not come from here. */
    private boolean isOpen(Token token, boolean byItself) {
        try {
            return byItself ? sessions.isOpen(token) : sessions.goesOn(token);
        } catch (PersistenceException e) {
            LOG.log(Level.WARNING, "a session could not be looked up", e);
            return false;
        }
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        SessionCookie.of(request).ifPresent(sessions::end);
        response.addHeader("Set-Cookie", SessionCookie.taken());
    }
}
