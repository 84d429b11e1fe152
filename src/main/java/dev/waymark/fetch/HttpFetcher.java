package dev.waymark.fetch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;

import dev.waymark.url.Url;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Fetches addresses on the public internet. Connects only to addresses that the {@link AddressPolicy} allows, within limits of time and
 * size. Sends no credentials and no referrer, no cookies of its own, and uses no proxy.
 *
 * <p>Safe for use by many threads. Connections are reused until it is closed.
 */
public final class HttpFetcher implements Fetcher, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HttpFetcher.class.getName());

    private final FetchSettings settings;
    private final GuardedDnsResolver names;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;

    public HttpFetcher(FetchSettings settings) {
        this(settings, Tls.TRUSTING_THE_USUAL_AUTHORITIES);
    }

    HttpFetcher(FetchSettings settings, TlsSocketStrategy tls) {
        this.settings = settings;
        names = new GuardedDnsResolver(settings);
        client = HttpClientFactory.open(settings, names, tls);
        deadlines = new ScheduledThreadPoolExecutor(
                1, DaemonThreads.named("waymark-deadlines"), new ThreadPoolExecutor.DiscardPolicy());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    @Override
    public FetchResult fetch(Url url, FetchPurpose wanted) {
        return fetch(url, wanted, Map.of());
    }

    @Override
    public FetchResult fetch(Url url, FetchPurpose wanted, String cookie, Validators held, Runnable sending) {
        Map<String, String> fields = held.fields();
        if (!cookie.isEmpty()) {
            fields.put("Cookie", cookie);
        }
        return fetch(url, wanted, fields, sending);
    }

    @Override
    public FetchResult fetchFor(String origin, Url url, FetchPurpose wanted, Runnable sending) {
        return fetch(url, wanted, origin.isEmpty() ? Map.of() : Map.of("Origin", origin), sending);
    }

    /** The same with more header fields, such as the key of a register that the operator has set up. */
    public FetchResult fetch(Url url, FetchPurpose wanted, Map<String, String> fields) {
        return fetch(url, wanted, fields, () -> {});
    }

    private FetchResult fetch(Url url, FetchPurpose wanted, Map<String, String> fields, Runnable sending) {
        FetchResult fetched = settings.policy()
                .refusal(url)
                .<FetchResult>map(why -> new FetchFailure(url, FetchFailure.Reason.UNREACHABLE, "refused: " + why))
                .orElseGet(() -> get(url, wanted, fields, sending));
        if (fetched instanceof FetchFailure skip) {
            LOG.log(Level.DEBUG, () -> skip.reason() + " " + skip.url().origin() + ": " + skip.detail());
        }
        return fetched;
    }

    private FetchResult get(Url url, FetchPurpose wanted, Map<String, String> fields, Runnable sending) {
        long start = System.nanoTime();
        HttpUriRequestBase request = request(url, wanted);
        fields.forEach(request::setHeader);
        Future<?> deadline =
                deadlines.schedule(request::cancel, settings.responseTime().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return exchange(url, wanted, request, start, sending);
        } catch (IOException | RuntimeException e) { // the client throws both for nonsense of a server
            return Failures.skip(url, e, request.isCancelled());
        } finally {
            deadline.cancel(false);
            request.cancel(); // closes the connection, unless the body was read to its end
        }
    }

    private FetchResponse exchange(
            Url url, FetchPurpose wanted, HttpUriRequestBase request, long start, Runnable sending) throws IOException {
        HttpClientContext context = DirectConnections.contextOf(request);
        GuardedExchange.announce(context, sending);
        HttpHost target = new HttpHost(url.scheme(), unbracketed(url.host()), url.port());
        ClassicHttpResponse response = client.executeOpen(target, request, context);
        Body body =
                Body.read(response, wanted, () -> context.getEndpointDetails().getReceivedBytesCount());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new FetchResponse(url, response.getCode(), headers(response), body.bytes(), body.truncated(), took);
    }

    private static HttpUriRequestBase request(Url url, FetchPurpose wanted) {
        HttpUriRequestBase request = request("GET", url);
        request.setHeader("Accept", wanted.accept());
        request.setHeader("Accept-Encoding", "gzip");
        return request;
    }

    static HttpUriRequestBase request(String method, Url url) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, URI.create("/"));
        request.setScheme(url.scheme());
        request.setAuthority(new URIAuthority(unbracketed(url.host()), url.hasStandardPort() ? -1 : url.port()));
        request.setPath(url.path() + (url.query().isEmpty() ? "" : "?" + url.query()));
        return request;
    }

    static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Map<String, List<String>> headers(ClassicHttpResponse response) {
        return Stream.of(response.getHeaders())
                .collect(groupingBy(
                        header -> header.getName().toLowerCase(Locale.ROOT),
                        mapping(Header::getValue, toUnmodifiableList())));
    }

    /** Ends requests in flight. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        deadlines.shutdownNow();
        names.close();
    }

    /** Reading the certificates of the authorities takes a while and is done once. */
    private static final class Tls {
        static final TlsSocketStrategy TRUSTING_THE_USUAL_AUTHORITIES = DefaultClientTlsStrategy.createDefault();
    }
}
