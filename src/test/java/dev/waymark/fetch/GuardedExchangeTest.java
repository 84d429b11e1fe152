package dev.waymark.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GuardedExchangeTest {

    @Test
    @Timeout(20)
    void sendsNothingOverASocketThatLedToAnAddressNobodyAllowed() throws Exception {
        BlockingQueue<Boolean> heard = new LinkedBlockingQueue<>();
        try (RawServer canary = new RawServer((in, out) -> heard.add(hears(in)));
                CloseableHttpClient client = HttpClientFactory.open(
                        FetchSettings.of("test/1", AddressPolicy.STRICT),
                        new Unjudged(),
                        DefaultClientTlsStrategy.createDefault())) {
            HttpGet request = new HttpGet("http://example.org:" + canary.port() + "/");
            assertThatThrownBy(() -> client.execute(request, response -> response.getCode()))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("refused: connected to /127.0.0.1:" + canary.port());
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isFalse();
        }
    }

    private static boolean hears(InputStream in) {
        try {
            return in.read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** As if the judgement of names were broken. */
    private static final class Unjudged implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getByAddress(new byte[] {127, 0, 0, 1})};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
