package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTableTest {

    @Test
    void quotesWhatItHoldsAndLeavesNoFormula() {
        CsvTable table = new CsvTable("a", "b", "c");
        table.add("say \"hi\", all", 7L, "");
        table.add("=1+1", -2.5, "-cmd");
        table.add("@x", 0, "\t=1");
        table.add("two\nlines", 1, "a=b");
        assertThat(table.toString()).isEqualTo("""
                a,b,c\r
                "say ""hi"", all",7,""\r
                "'=1+1",-2.5,"'-cmd"\r
                "'@x",0,"'\t=1"\r
                "two
                lines",1,"a=b"\r
                """);
    }
}
