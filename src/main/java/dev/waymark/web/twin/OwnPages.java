package dev.waymark.web.twin;

import dev.waymark.document.PageText;
import dev.waymark.extract.PageReader;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.View;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives our public pages in Markdown at an address of their own ({@code /docs.md}) and to requests that prefer it, and says so in the
 * header. The page is made as for browsers and read as any other website's.
 */
@Provider
@PreMatching
@Priority(Priorities.HEADER_DECORATOR)
@ApplicationScoped
public class OwnPages implements ContainerRequestFilter, ContainerResponseFilter, WriterInterceptor {

    private static final String START = "/";
    private static final Set<String> PATHS = Set.of(
            START,
            "/docs",
            "/pricing",
            "/validate",
            "/validate/page",
            "/validate/access",
            "/bot",
            "/privacy",
            "/terms",
            "/accessibility");

    /** The parts of the description of the API, of which {@code web.docs} knows which there are. */
    private static final Pattern PART = Pattern.compile("/docs/[a-z]{1,20}");

    private static final String ENDING = ".md";
    private static final String PAGE = "waymark.own-page";
    private static final String AS_MARKDOWN = "waymark.own-page.markdown";
    private static final String FILE = "/llms.txt";

    @Inject
    private PublicUrl publicUrl;

    /** The address of a page's Markdown. */
    static String twin(String path) {
        return path.equals(START) ? "/index.md" : path + ENDING;
    }

    /** The page whose Markdown has this address; the address itself when there is none. */
    private static String pageOf(String asked) {
        if (asked.equals(twin(START))) {
            return START;
        }
        String path = asked.endsWith(ENDING) ? asked.substring(0, asked.length() - ENDING.length()) : asked;
        return isOwn(path) ? path : asked;
    }

    private static boolean isOwn(String path) {
        return PATHS.contains(path) || PART.matcher(path).matches();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String given = request.getUriInfo().getPath();
        String asked = given.startsWith("/") ? given : "/" + given;
        String path = pageOf(asked);
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads || !isOwn(path)) {
            return;
        }
        request.setProperty(PAGE, path);
        boolean twin = !path.equals(asked);
        if (twin || new AcceptWeights(request.getAcceptableMediaTypes()).preferMarkdown()) {
            request.setProperty(AS_MARKDOWN, true);
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.TEXT_HTML);
        }
        if (twin) {
            request.setRequestUri(request.getUriInfo()
                    .getRequestUriBuilder()
                    .replacePath(path)
                    .build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object path = request.getProperty(PAGE);
        if (path != null && response.getStatus() == 200) {
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
            if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
                response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-cache");
            }
            response.getHeaders().add(HttpHeaders.LINK, "<" + FILE + ">; rel=\"describedby\"");
            response.getHeaders()
                    .add(
                            HttpHeaders.LINK,
                            "<" + twin(path.toString()) + ">; rel=\"alternate\"; type=\"text/markdown\"");
        }
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (context.getProperty(AS_MARKDOWN) == null || !(context.getEntity() instanceof View)) {
            context.proceed();
            return;
        }
        OutputStream out = context.getOutputStream();
        ByteArrayOutputStream html = new ByteArrayOutputStream();
        context.setOutputStream(html);
        context.proceed();
        context.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, "text/markdown;charset=UTF-8");
        Url url = Url.parse(publicUrl.at(context.getProperty(PAGE).toString()));
        Page page = new PageReader().read(url, html.toByteArray(), "text/html;charset=UTF-8");
        String title = page.heading().isEmpty() ? page.title() : page.heading();
        String markdown = new PageText(title, url, page.markdown()).write(Url.parse(publicUrl.at(FILE)));
        out.write(markdown.getBytes(StandardCharsets.UTF_8));
        context.setOutputStream(out);
    }
}
