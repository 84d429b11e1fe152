package dev.waymark.job.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.message.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerLineTest {

    @ParameterizedTest
    @CsvSource({
        "https://rowers.example/,          /",
        "https://rowers.example/news?p=2,  /news?p=2",
        "http://www.rowers.example/a/,     /a/",
        "https://shop.rowers.example/a,    https://shop.rowers.example/a",
        "https://other.example/news,       https://other.example/news"
    })
    void showsThePathOfAnAddressOnItsOwnWebsite(String url, String shown) {
        assertThat(new LedgerLine(url, "kept", "none", Message.NONE, "").addressOn("https://www.rowers.example/home"))
                .isEqualTo(shown);
    }
}
