package dev.waymark.fetch;

import dev.waymark.fetch.FetchFailure.Reason;
import dev.waymark.message.Message;
import dev.waymark.url.Url;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * Posts messages in JSON to servers that somebody else has named: over https alone, to addresses that the {@link AddressPolicy}
 * allows. It follows nothing, waits ten seconds in all, and tells no more of an answer than its status.
 *
 * <p>Safe for use by many threads. Each message has a connection of its own.
 */
public final class MessagePost implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(MessagePost.class.getName());
    private static final Duration MAX_TIME = Duration.ofSeconds(10);
    private static final int MAX_ANSWER_BYTES = 4 * 1024;

    private final FetchSettings settings;
    private final GuardedDnsResolver names;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;

    public MessagePost(FetchSettings settings) {
        this(settings, DefaultClientTlsStrategy.createDefault());
    }

    MessagePost(FetchSettings settings, TlsSocketStrategy tls) {
        Duration response = settings.responseTime().compareTo(MAX_TIME) < 0 ? settings.responseTime() : MAX_TIME;
        this.settings = settings.withTimes(settings.lookupTime(), settings.connectTime(), response);
        names = new GuardedDnsResolver(this.settings);
        client = HttpClientFactory.open(this.settings, names, tls);
        deadlines = new ScheduledThreadPoolExecutor(
                1, DaemonThreads.named("waymark-post-deadlines"), new ThreadPoolExecutor.DiscardPolicy());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /** Why nothing is posted to this address, as far as it can be told without asking anybody. */
    public Optional<Message> refusal(Url url) {
        return url.scheme().equals("https") ? settings.policy().refusal(url) : Optional.of(Message.of("url.not-https"));
    }

    /**
     * Posts a message; never throws for what the network or the other server does.
     *
     * @param fields the header fields that go with it
     * @param json what is posted
     */
    public PostResult post(Url url, Map<String, String> fields, String json) {
        if (refusal(url).isPresent()) {
            return PostResult.failed(Reason.UNREACHABLE);
        }
        HttpUriRequestBase request = HttpFetcher.request("POST", url);
        fields.forEach(request::setHeader);
        request.setHeader("Connection", "close");
        request.setEntity(new ByteArrayEntity(json.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
        Future<?> deadline =
                deadlines.schedule(request::cancel, settings.responseTime().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return PostResult.answered(exchange(url, request));
        } catch (IOException | RuntimeException e) { // the client throws both for nonsense of a server
            FetchFailure failure = Failures.skip(url, e, request.isCancelled());
            LOG.log(Level.DEBUG, () -> failure.reason() + " " + url.origin() + ": " + failure.detail());
            return PostResult.failed(failure.reason());
        } finally {
            deadline.cancel(false);
            request.cancel(); // closes the connection
        }
    }

    /** The longest that a message takes, its answer included. */
    Duration longest() {
        return settings.responseTime();
    }

    private int exchange(Url url, HttpUriRequestBase request) throws IOException {
        HttpClientContext context = DirectConnections.contextOf(request);
        HttpHost target = new HttpHost(url.scheme(), HttpFetcher.unbracketed(url.host()), url.port());
        ClassicHttpResponse response = client.executeOpen(target, request, context);
        discard(response.getEntity());
        return response.getCode();
    }

    /** A server that has said its status has answered, whatever becomes of the rest. */
    private static void discard(HttpEntity entity) {
        if (entity != null) {
            try {
                InputStream content = entity.getContent();
                content.readNBytes(MAX_ANSWER_BYTES);
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.DEBUG, "An answer broke off after its head", e);
            }
        }
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        deadlines.shutdownNow();
        names.close();
    }
}
