package dev.waymark.fetch;

import java.net.Proxy;
import java.net.Socket;
import java.util.concurrent.CancellationException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Builds connections that no system property can send through a proxy, and that are not started too late. */
final class DirectConnections extends PoolingHttpClientConnectionManagerBuilder {

    private static final String REQUEST = "waymark.request";

    /** The context for this request, which lets the connecting know when it was cancelled. */
    static HttpClientContext contextOf(HttpUriRequestBase request) {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(REQUEST, request);
        return context;
    }

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
            SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
        return new Connecting(ports, names, tls);
    }

    private static final class Connecting extends DefaultHttpClientConnectionOperator {

        Connecting(SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            super(
                    proxy -> new Socket(Proxy.NO_PROXY),
                    ports,
                    names,
                    RegistryBuilder.<TlsSocketStrategy>create()
                            .register("https", tls)
                            .build());
        }

        /** Without this, a cancelled request would go on to the next address of its name, and the next, each with its time-out. */
        @Override
        protected void onBeforeSocketConnect(HttpContext context, HttpHost host) {
            if (context.getAttribute(REQUEST) instanceof HttpUriRequestBase request && request.isCancelled()) {
                throw new CancellationException("Too late to connect");
            }
        }
    }
}
