package dev.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres://u:p@db:5433/way          | jdbc:postgresql://db:5433/way? | u   | p",
                "postgresql://u:p@db/way             | jdbc:postgresql://db/way?      | u   | p",
                "postgres://u@db/way                 | jdbc:postgresql://db/way?      | u   | ''",
                "postgres://u%40x:p%3Aw+%2F@db/way   | jdbc:postgresql://db/way?      | u@x | p:w+/",
            })
    void splitsTheAddressIntoWhatADataSourceWants(String url, String jdbc, String user, String password) {
        DatabaseUrl config = new DatabaseUrl(url);
        assertThat(config.getValue("waymark.database.jdbc")).startsWith(jdbc);
        assertThat(config.getValue("waymark.database.user")).isEqualTo(user);
        assertThat(config.getValue("waymark.database.password")).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource({"postgres://u:p@db/way?sslmode=require"})
    void passesOptionsOn(String url) {
        assertThat(new DatabaseUrl(url).getValue("waymark.database.jdbc")).endsWith("&sslmode=require");
    }
}
