package dev.waymark.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.web.PlotColumn;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeChartTest {

    private static final Instant TODAY = Instant.parse("2026-11-30T00:00:00Z");

    @Test
    void drawsTheHoursOfADay() {
        TimeChart chart = TimeChart.of("cost", Period.of(1, TODAY), Map.of(9, 200L, 23, 50L), sum -> "$" + sum);
        assertThat(chart.total()).isEqualTo("$250");
        assertThat(chart.columns()).hasSize(24);
        assertThat(chart.columns().get(9)).isEqualTo(new TimeChart.Column(new PlotColumn(91, 0, 8, 60), "09:00 $200"));
        assertThat(chart.columns().get(23))
                .isEqualTo(new TimeChart.Column(new PlotColumn(231, 45, 8, 15), "23:00 $50"));
        assertThat(chart.columns().get(0).at().height()).isZero();
        assertThat(chart.scale()).containsExactly("00", "06", "12", "18", "24");
    }

    @Test
    void drawsTheDaysOfAMonthWithinTheSameWidth() {
        TimeChart chart = TimeChart.of("revenue", Period.of(30, TODAY), Map.of(0, 29L, 29, 58L), sum -> "£" + sum);
        assertThat(chart.columns()).hasSize(30);
        assertThat(chart.columns().get(0).words()).isEqualTo("1 Nov £29");
        assertThat(chart.columns().get(29))
                .isEqualTo(new TimeChart.Column(new PlotColumn(232.8, 0, 6.4, 60), "30 Nov £58"));
        assertThat(chart.scale()).containsExactly("1 Nov", "16 Nov", "30 Nov");
    }

    @Test
    void drawsNothingBelowTheGround() {
        TimeChart chart = TimeChart.of("revenue", Period.of(7, TODAY), Map.of(3, -29L), sum -> "£" + sum);
        assertThat(chart.columns()).allMatch(column -> column.at().height() == 0);
        assertThat(chart.total()).isEqualTo("£-29");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 7", "30, 30", "90, 90", "0, 1", "-7, 1", "31, 1", "100000, 1"})
    void hasAPeriodOfSoManyDays(int asked, int days) {
        Period period = Period.of(asked, TODAY);
        assertThat(period.days()).isEqualTo(days);
        assertThat(period.slotOf(period.from())).isZero();
        assertThat(period.slotOf(TODAY.plusSeconds(86_399))).isEqualTo(period.slots() - 1);
    }
}
