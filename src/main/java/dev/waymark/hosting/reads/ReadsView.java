package dev.waymark.hosting.reads;

import dev.waymark.agent.AgentFamilies;
import dev.waymark.agent.AgentFamily;
import dev.waymark.message.Message;
import dev.waymark.web.Ids;
import dev.waymark.web.PlotColumn;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The reads of a host's files on the last days, for a page.
 *
 * @param csv where they are as a table
 * @param days how many days
 * @param total of all files
 * @param most on one day
 * @param columns one for each day, the earliest first
 * @param scale what is written below them, from left to right
 * @param read the days on which anything was read, the latest first
 * @param families who read, the most first
 * @param files what was read, the most first
 */
public record ReadsView(
        String csv,
        int days,
        long total,
        long most,
        List<Column> columns,
        List<Message> scale,
        List<Day> read,
        List<Family> families,
        List<File> files) {

    /** How a day is drawn. */
    public record Column(PlotColumn at, Message words) {}

    /** The reads of a day. */
    public record Day(Message day, long reads) {}

    /** The reads by programs of a family. */
    public record Family(Message name, String by, Message purpose, long reads, Message last) {}

    /** The reads of files of a kind. */
    public record File(Message name, long reads) {}

    /** How often something was read, and when last. */
    private record Sum(long reads, LocalDate last) {

        Sum and(Sum other) {
            return new Sum(reads + other.reads, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** The page's model of reads. */
    static ReadsView of(String csv, LocalDate today, List<Reads.DayCount> counts) {
        Map<LocalDate, Sum> byDay = sums(counts, Reads.DayCount::day);
        List<LocalDate> days =
                today.minusDays(Reads.DAYS - 1L).datesUntil(today.plusDays(1)).toList();
        return new ReadsView(
                csv,
                Reads.DAYS,
                counts.stream().mapToLong(Reads.DayCount::reads).sum(),
                byDay.values().stream().mapToLong(Sum::reads).max().orElse(0),
                columns(days, byDay),
                List.of(day(days.get(0)), day(days.get(Reads.DAYS / 2)), day(today)),
                byDay.entrySet().stream()
                        .sorted(Map.Entry.<LocalDate, Sum>comparingByKey().reversed())
                        .map(entry ->
                                new Day(day(entry.getKey()), entry.getValue().reads()))
                        .toList(),
                sums(counts, count -> AgentFamilies.of(count.family())).entrySet().stream()
                        .sorted(mostFirst(Comparator.comparing(AgentFamily::id)))
                        .map(entry -> family(entry.getKey(), entry.getValue()))
                        .toList(),
                sums(counts, Reads.DayCount::file).entrySet().stream()
                        .sorted(mostFirst(String::compareTo))
                        .map(entry -> new File(
                                Message.of("reads.file." + entry.getKey().replace('.', '-')),
                                entry.getValue().reads()))
                        .toList());
    }

    private static Family family(AgentFamily family, Sum sum) {
        return new Family(
                family.name(),
                family.by(),
                Message.of("reads.purpose." + Ids.of(family.purpose())),
                sum.reads(),
                day(sum.last()));
    }

    private static List<Column> columns(List<LocalDate> days, Map<LocalDate, Sum> byDay) {
        Sum none = new Sum(0, LocalDate.MIN);
        long[] values = days.stream()
                .mapToLong(day -> byDay.getOrDefault(day, none).reads())
                .toArray();
        List<PlotColumn> drawn = PlotColumn.of(values);
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Column(drawn.get(i), Message.of("reads.on", days.get(i), values[i])))
                .toList();
    }

    private static Message day(LocalDate day) {
        return Message.of("reads.day", day);
    }

    private static <K> Map<K, Sum> sums(List<Reads.DayCount> counts, Function<Reads.DayCount, K> by) {
        Map<K, Sum> sums = new HashMap<>();
        counts.forEach(count -> sums.merge(by.apply(count), new Sum(count.reads(), count.day()), Sum::and));
        return sums;
    }

    private static <K> Comparator<Map.Entry<K, Sum>> mostFirst(Comparator<K> others) {
        return Comparator.<Map.Entry<K, Sum>>comparingLong(
                        entry -> -entry.getValue().reads())
                .thenComparing(Map.Entry::getKey, others);
    }
}
