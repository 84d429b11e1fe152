package dev.waymark.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkFilesTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.example.org/a/, www.example.org",
        "http://127.0.0.1:8080/, 127.0.0.1",
        "http://[2001:db8::1]/, _2001_db8_0_0_0_0_0_1_",
        "https://b\u00fccher.example/, xn--bcher-kva.example",
        "nonsense\u0000, nonsense",
        "../../etc/passwd, _",
    })
    void aFolderIsTheHostWithNothingThatMeansSomethingInAPath(String url, String folder) {
        assertThat(BulkFiles.folder(url)).isEqualTo(folder);
    }
}
