package dev.waymark.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.Http1StreamListener;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Judges the address at the other end of the socket once more before each request, reused connections included, and the heads of
 * the responses after it.
 */
final class GuardedExchange extends HttpRequestExecutor {

    private static final int LARGEST_HEAD = 32 * 1024;
    private static final String SENDING = "dev.waymark.sending";

    private final AddressPolicy policy;

    GuardedExchange(AddressPolicy policy) {
        this.policy = policy;
    }

    /** Has {@code sending} called when the request of this context is about to go out. */
    static void announce(HttpContext context, Runnable sending) {
        context.setAttribute(SENDING, sending);
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback ignored,
            HttpContext context)
            throws IOException, HttpException {
        if (!(connection.getRemoteAddress() instanceof InetSocketAddress peer) || !policy.allows(peer)) {
            throw new UnknownHostException("refused: connected to " + connection.getRemoteAddress());
        }
        if (context.getAttribute(SENDING) instanceof Runnable sending) {
            sending.run();
        }
        ClassicHttpResponse response = new HttpRequestExecutor(
                        Http1Config.DEFAULT, DefaultConnectionReuseStrategy.INSTANCE, new InterimResponses())
                .execute(request, connection, context);
        int head = Stream.of(response.getHeaders())
                .mapToInt(header -> header.toString().length() + 2)
                .sum();
        if (head > LARGEST_HEAD) {
            throw new ProtocolException("The head of the response is larger than 32 KiB");
        }
        return response;
    }

    /** A server may announce its response any number of times; we listen only so often. */
    private static final class InterimResponses implements Http1StreamListener {

        private static final int MOST = 5;

        private int count;

        @Override
        public void onResponseHead(HttpConnection connection, HttpResponse response) {
            if (response.getCode() < 200 && (++count > MOST || response.getCode() == 101)) {
                throw new IllegalStateException("Interim response " + count + " with status " + response.getCode());
            }
        }

        @Override
        public void onRequestHead(HttpConnection connection, HttpRequest request) {}

        @Override
        public void onExchangeComplete(HttpConnection connection, boolean keepAlive) {}
    }
}
