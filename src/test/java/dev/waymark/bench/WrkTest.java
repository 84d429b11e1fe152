package dev.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrkTest {

    @Test
    void readsWhatWrkSays() {
        assertThat(Wrk.read("""
                Running 10s test @ http://127.0.0.1:8080/
                  1 threads and 16 connections
                  Thread Stats   Avg      Stdev     Max   +/- Stdev
                    Latency     4.81ms    2.41ms  41.20ms   83.99%
                    Req/Sec     3.62k   310.11     4.20k    70.00%
                  Latency Distribution
                     50%    4.37ms
                     99%   13.83ms
                  36000 requests in 10.00s, 12.30MB read
                  Socket errors: connect 0, read 2, write 0, timeout 1
                  Non-2xx or 3xx responses: 7
                Requests/sec:   3599.55
                Answers: 35993 good, 2 429, 5 503, 0 others
                """))
                .isEqualTo(new Wrk(3599.55, "4.37ms", "13.83ms", 10, "41.20ms", "35993 good, 2 429, 5 503, 0 others"));
    }
}
