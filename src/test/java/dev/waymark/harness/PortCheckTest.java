package dev.waymark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "-1", "0", "65536", "99999999999", "80 80"})
    void saysWhatAPortIs(String port) {
        assertThat(PortCheck.refusal(port))
                .contains("PORT=" + port + " is no port. Choose a number from 1024 to 65535.");
    }

    @Test
    void saysThatAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(PortCheck.refusal(String.valueOf(taken.getLocalPort())))
                    .contains("Port " + taken.getLocalPort() + " is taken. Stop what uses it, or choose another.");
        }
    }

    @Test
    void takesAFreePort() {
        assertThat(PortCheck.refusal(String.valueOf(Services.freePort()))).isEmpty();
    }
}
