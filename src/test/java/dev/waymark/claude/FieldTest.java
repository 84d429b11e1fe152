package dev.waymark.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.describe.Topic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTest {

    private static final Field SERVICES = Field.items("services", Topic.SERVICES, "eligibility", "description");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Anyone of the parish | Held on Sundays    | services are held on Sundays | Baptism: Anyone of the parish, held on Sundays
            Anyone of the parish | Leeds and Bradford | Leeds and Bradford           | Baptism: Anyone of the parish, Leeds and Bradford
                                 | Held on Sundays    | services are held on Sundays | Baptism: held on Sundays
                                 |                    | Baptism                      | Baptism
            """)
    void writesAnItemAsOneSentence(String eligibility, String description, String passage, String text)
            throws Exception {
        String answer = """
                {"services": [{"name": "Baptism", "eligibility": %s, "description": %s, "from": [{"page": 1, "quote": "%s"}]}]}
                """.formatted(quoted(eligibility), quoted(description), passage);
        List<String> said = new ArrayList<>();
        SERVICES.read(JsonText.object(answer).orElseThrow(), (field, statement) -> said.add(statement.text()));
        assertThat(said).containsExactly(text);
    }

    private static String quoted(String text) {
        return text == null ? "null" : '"' + text + '"';
    }
}
