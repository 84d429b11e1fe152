package dev.waymark.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.assess.Grade;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ScoreBadgeTest {

    @ParameterizedTest
    @CsvSource({"A, 100, #17603f", "B, 85, #17603f", "C, 70, #855300", "D, 61, #a3271b", "F, 0, #a3271b"})
    void showsTheGradeInItsColour(Grade grade, int overall, String colour) throws Exception {
        String badge = ScoreBadge.of(new ScoreSummary(overall, grade, "charity", List.of(), null));
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document picture =
                parsers.newDocumentBuilder().parse(new ByteArrayInputStream(badge.getBytes(StandardCharsets.UTF_8)));
        Element root = picture.getDocumentElement();
        assertThat(root.getAttribute("aria-label")).isEqualTo("llms.txt: " + grade + ", " + overall + "/100");
        assertThat(picture.getElementsByTagName("text").item(1).getTextContent())
                .isEqualTo(grade + " · " + overall);
        assertThat(badge)
                .contains("fill=\"" + colour + "\"")
                .doesNotContain("{", "http://www.w3.org/1999", "<script", "href");
    }
}
