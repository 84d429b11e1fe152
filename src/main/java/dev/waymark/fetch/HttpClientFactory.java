package dev.waymark.fetch;

import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Apache HttpClient with everything off that would act on its own: redirects, retries, cookies, credentials, decoding, proxies,
 * upgrades of the protocol.
 */
final class HttpClientFactory {

    private static final int MOST_CONNECTIONS = 64;
    private static final int MOST_CONNECTIONS_TO_A_HOST = 8;
    private static final int RECEIVE_BUFFER = 64 * 1024; // what a server can push at us before we look
    private static final TimeValue TRUSTED_WHILE_IDLE = TimeValue.ZERO_MILLISECONDS; // some close without a word
    private static final TimeValue KEPT_WHILE_IDLE = TimeValue.ofSeconds(30);
    private static final Http1Config HEADS = Http1Config.custom()
            .setMaxHeaderCount(101) // the parser stops when it has read so many
            .setMaxLineLength(32 * 1024)
            .build();

    private HttpClientFactory() {}

    static CloseableHttpClient open(FetchSettings settings, DnsResolver names, TlsSocketStrategy tls) {
        return HttpClientBuilder.create()
                .setConnectionManager(connections(settings, names, tls))
                .setRequestExecutor(new GuardedExchange(settings.policy()))
                .setRoutePlanner((target, context) ->
                        new HttpRoute(target, null, target.getSchemeName().equals("https")))
                .setDefaultRequestConfig(requests(settings))
                .setUserAgent(settings.userAgent())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableContentCompression()
                .build();
    }

    private static RequestConfig requests(FetchSettings settings) {
        return RequestConfig.custom()
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setConnectionKeepAlive(KEPT_WHILE_IDLE)
                .setConnectionRequestTimeout(Timeout.of(settings.responseTime()))
                .setResponseTimeout(Timeout.of(settings.responseTime()))
                .build();
    }

    private static HttpClientConnectionManager connections(
            FetchSettings settings, DnsResolver names, TlsSocketStrategy tls) {
        Timeout responseTime = Timeout.of(settings.responseTime());
        return new DirectConnections()
                .setTlsSocketStrategy(tls)
                .setDnsResolver(names)
                .setConnectionFactory(strictHttp())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS_TO_A_HOST)
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(responseTime)
                        .setRcvBufSize(RECEIVE_BUFFER)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTime()))
                        .setSocketTimeout(responseTime)
                        .setValidateAfterInactivity(TRUSTED_WHILE_IDLE)
                        .build())
                .build();
    }

    /** The usual parser of HttpClient skips any number of lines before the status line. */
    private static HttpConnectionFactory<ManagedHttpClientConnection> strictHttp() {
        return ManagedHttpClientConnectionFactory.builder()
                .http1Config(HEADS)
                .charCodingConfig(CharCodingConfig.custom()
                        .setCharset(StandardCharsets.UTF_8)
                        .setMalformedInputAction(CodingErrorAction.REPLACE)
                        .setUnmappableInputAction(CodingErrorAction.REPLACE)
                        .build())
                .responseParserFactory(new DefaultHttpResponseParserFactory(HEADS))
                .build();
    }
}
