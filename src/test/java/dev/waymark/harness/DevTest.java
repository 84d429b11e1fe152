package dev.waymark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevTest {

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "-1", "0", "65536", "99999999999", "80 80"})
    void saysWhatAPortIs(String port) {
        assertThat(Dev.refusal(port)).contains("PORT=" + port + " is no port. Choose a number from 1024 to 65535.");
    }

    @Test
    void saysThatAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(Dev.refusal(String.valueOf(taken.getLocalPort())))
                    .contains("Port " + taken.getLocalPort() + " is taken. Stop what uses it, or choose another.");
        }
    }

    @Test
    void takesAFreePort() {
        assertThat(Dev.refusal(String.valueOf(Services.freePort()))).isEmpty();
    }
}
