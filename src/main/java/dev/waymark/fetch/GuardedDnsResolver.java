package dev.waymark.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a name once for each new connection, and returns its addresses only when every one of them is allowed: a name with one
 * private address among public ones is an attack or a mistake.
 */
final class GuardedDnsResolver implements DnsResolver, AutoCloseable {

    private static final int MOST_AT_ONCE = 32;

    private final FetchSettings settings;
    private final ThreadPoolExecutor lookups;

    GuardedDnsResolver(FetchSettings settings) {
        this.settings = settings;
        this.lookups = new ThreadPoolExecutor(
                0, MOST_AT_ONCE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), DaemonThreads.named("waymark-names"));
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        List<InetSocketAddress> addresses = lookup(host).stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        for (InetSocketAddress address : addresses) {
            if (!settings.policy().allows(address)) {
                throw new UnknownHostException("refused: " + host + " is at " + address);
            }
        }
        return addresses;
    }

    /** The system's resolver knows no time limit, so it is asked on a thread of its own, which may be left behind. */
    private List<InetAddress> lookup(String host) throws UnknownHostException {
        try {
            Future<List<InetAddress>> found =
                    lookups.submit(() -> settings.names().addresses(host));
            return found.get(settings.lookupTime().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            throw unknown(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        }
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException unknown = new UnknownHostException("no address of " + host + ": " + cause);
        unknown.initCause(cause);
        return unknown;
    }

    @Override
    public InetAddress[] resolve(String host) {
        throw new UnsupportedOperationException("An address cannot be judged without its port");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
