package dev.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrkTest {

    @Test
    void readsWhatWrkSays() {
        assertThat(Wrk.read("""
                Running 10s test @ http://127.0.0.1:8080/
                  1 threads and 16 connections
                  Latency Distribution
                     50%    4.37ms
                     99%   13.83ms
                  36000 requests in 10.00s, 12.30MB read
                  Socket errors: connect 0, read 2, write 0, timeout 1
                  Non-2xx or 3xx responses: 7
                Requests/sec:   3599.55
                """)).isEqualTo(new Wrk(3599.55, "4.37ms", "13.83ms", 10));
    }
}
