package dev.waymark.hosting;

import dev.waymark.hosting.reads.ReadCounter;
import dev.waymark.throttle.ClientIds;
import dev.waymark.web.DatabaseOutage;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.RequestLanguage;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The origin of hosted files: a request whose Host is that of {@code HOSTING_URL} ends here and never sees a page, a cookie or the API. What
 * people have written is served as plain text that no browser runs. Sources: RFC 9110 (conditional requests, section 13), RFC 6596
 * (canonical), RFC 8246 (immutable).
 */
public class HostedOrigin extends HttpFilter {

    private static final Logger LOG = Logger.getLogger(HostedOrigin.class.getName());

    private static final Pattern USUAL_PORT = Pattern.compile("\\.?(?::(?:80|443))?$");
    /** Accepted, and not with a quality of 0 (RFC 9110, section 12.5.3). */
    private static final Pattern GZIP = Pattern.compile("(?:^|[, ])gzip(?! *; *q=0(?:\\.0*)?(?:$|[, ]))");

    private static final String CACHED = "public, max-age=60";
    private static final String PERMANENT = "public, max-age=31536000, s-maxage=60, immutable";
    private static final String NOT_CACHED = "no-store";
    private static final int GONE_SECONDS = 60;

    @Inject
    private HostingSettings settings;

    @Inject
    private HostedFiles files;

    @Inject
    private ReadCounter reads;

    @Inject
    private ClientIds clients;

    @Inject
    private PublicUrl publicUrl;

    @Inject
    private RequestLanguage language;

    private @Nullable String authority;

    @Override
    public void init() {
        authority = settings.origin()
                .map(origin -> usual(origin.origin().substring(origin.scheme().length() + "://".length())))
                .orElse(null);
    }

    /** A host as it is compared: without a dot at its end and without a port that a scheme implies. */
    private static String usual(String authority) {
        return USUAL_PORT.matcher(authority).replaceFirst("").toLowerCase(Locale.ROOT);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String host = request.getHeader("Host");
        if (authority == null || host == null || !usual(host).equals(authority)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Strict-Transport-Security", "max-age=31536000");
        try {
            answer(request, response);
        } catch (HostedFiles.Busy e) {
            unavailable(request, response);
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isBehind(e)) {
                LOG.log(Level.WARNING, "A hosted file could not be read", e);
            }
            unavailable(request, response);
        }
    }

    private void unavailable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "5");
        say(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, NOT_CACHED, "hosted.again");
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            boolean asks = method.equals("OPTIONS");
            response.setHeader("Allow", "GET, HEAD, OPTIONS");
            say(
                    request,
                    response,
                    asks ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                    NOT_CACHED,
                    asks ? "" : "hosted.read-only");
            return;
        }
        String address = request.getRequestURI();
        int slash = address.indexOf('/', 1);
        if (slash < 0) {
            about(request, response, address);
            return;
        }
        String host = address.substring(1, slash).toLowerCase(Locale.ROOT).replace("%3a", ":");
        Supplier<String> client = () -> clients.of(request).name();
        Optional<HostedSite> site = files.site(host, client);
        if (site.isPresent() && !site.get().state().state().isServed()) {
            say(request, response, HttpServletResponse.SC_GONE, "public, max-age=" + GONE_SECONDS, "hosted.gone");
            return;
        }
        String path = address.substring(slash);
        Optional<HostedFile> file = site.flatMap(found -> files.file(found, path, client));
        if (file.isPresent()) {
            send(request, response, file.get());
            if (method.equals("GET")) {
                reads.count(host, file.get().where().kind(), request.getHeader("User-Agent"));
            }
        } else {
            say(request, response, HttpServletResponse.SC_NOT_FOUND, NOT_CACHED, "hosted.missing");
        }
    }

    /** The root says whose this is and where to complain. */
    private void about(HttpServletRequest request, HttpServletResponse response, String address) throws IOException {
        if (address.equals("/")) {
            say(request, response, HttpServletResponse.SC_OK, CACHED, "hosted.about", publicUrl.at(ReportPage.PATH));
        } else {
            say(request, response, HttpServletResponse.SC_NOT_FOUND, NOT_CACHED, "hosted.missing");
        }
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, HostedFile file)
            throws IOException {
        boolean gzip = GZIP.matcher(String.valueOf(request.getHeader("Accept-Encoding")))
                .find();
        response.setHeader("ETag", file.tag(gzip));
        response.setHeader("Last-Modified", file.lastModified());
        response.setHeader("Cache-Control", file.where().permanent() ? PERMANENT : CACHED);
        response.setHeader("Link", "<" + file.where().canonical() + ">; rel=\"canonical\"");
        if (isCurrent(request, file, gzip)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip"); // else the server would do so, and leave the tag as it is
        }
        response.setHeader("Content-Type", file.where().type());
        response.setContentLength(file.length(gzip));
        if (!request.getMethod().equals("HEAD")) {
            file.writeTo(response.getOutputStream(), gzip);
        }
    }

    /** RFC 9110, section 13.2.2: a date is looked at only where no entity tag is. */
    private static boolean isCurrent(HttpServletRequest request, HostedFile file, boolean gzip) {
        String tags = request.getHeader("If-None-Match");
        if (tags != null) {
            return tags.strip().equals("*") || tags.contains(file.tag(gzip));
        }
        String since = request.getHeader("If-Modified-Since");
        if (since == null) {
            return false;
        }
        try {
            return !file.isNewerThan(ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** @param key names what is said; empty for nothing */
    private void say(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String cached,
            String key,
            Object... arguments)
            throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", cached);
        if (!key.isEmpty()) {
            byte[] body = (language.of(request).text(key, arguments) + "\n").getBytes(StandardCharsets.UTF_8);
            response.setHeader("Content-Type", HostedFile.TEXT);
            response.setContentLength(body.length);
            if (!request.getMethod().equals("HEAD")) {
                response.getOutputStream().write(body);
            }
        }
    }
}
