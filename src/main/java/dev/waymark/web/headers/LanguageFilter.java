package dev.waymark.web.headers;

import dev.waymark.web.ProblemDocument;
import dev.waymark.web.RequestLanguage;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Says in which language pages and problems are, and that another request may get another; remembers the language that a reader chose. */
@Provider
@ApplicationScoped
public class LanguageFilter implements ContainerResponseFilter {

    private static final String COOKIE =
            RequestLanguage.NAME + "=%s; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax";

    @Context
    private HttpServletRequest http;

    @Inject
    private RequestLanguage language;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof View || response.getEntity() instanceof ProblemDocument) {
            response.getHeaders()
                    .putSingle("Content-Language", language.of(http).language().toLanguageTag());
            response.getHeaders().add("Vary", language.vary());
        }
        if (response.getEntity() instanceof View) {
            language.chosen(http).ifPresent(chosen -> response.getHeaders()
                    .add("Set-Cookie", COOKIE.formatted(chosen.language().toLanguageTag())));
        }
    }
}
