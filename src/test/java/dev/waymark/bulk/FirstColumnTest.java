package dev.waymark.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FirstColumnTest {

    private static List<String> read(String csv) {
        return FirstColumn.of(csv);
    }

    @Test
    void isReadWithAndWithoutAHeading() {
        assertThat(read("url,name\nhttps://a.example/,A\nhttps://b.example/,B\n"))
                .containsExactly("https://a.example/", "https://b.example/");
        assertThat(read("https://a.example/,A\nhttps://b.example/"))
                .containsExactly("https://a.example/", "https://b.example/");
        assertThat(read("Website\na.example\n")).containsExactly("a.example");
    }

    @Test
    void isReadAsSpreadsheetsWriteIt() {
        assertThat(read("\ufeffURL;Name\r\na.example;A\r\n\r\nb.example;B\r\n"))
                .containsExactly("a.example", "b.example");
        assertThat(read("a.example\tA\nb.example\tB")).containsExactly("a.example", "b.example");
        assertThat(read("\"a.example\",\"with \"\"quotes\"\", commas,\nand a line\"\n\"b.example/?x=1,2\",B"))
                .containsExactly("a.example", "b.example/?x=1,2");
        assertThat(read("\"a\"\"b\",x")).containsExactly("a\"b");
    }

    @Test
    void leavesEmptyCellsOut() {
        assertThat(read(",a\n , b\n\n\nc.example")).containsExactly("c.example");
        assertThat(read("")).isEmpty();
        assertThat(read("url\n")).isEmpty();
        assertThat(read("\"a.example")).containsExactly("a.example");
    }
}
