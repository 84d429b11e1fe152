package dev.waymark.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A line of scores over time, to be drawn as SVG.
 *
 * @param points as an SVG polyline has them
 * @param marks the single scores
 */
public record ScoreChart(String points, List<Mark> marks, Score first, Score last) {

    private static final int FEWEST = 2;
    private static final int WIDTH = 400;
    private static final int HEIGHT = 100;

    /** A score of a file, from 0 to 100. */
    public record Score(Instant at, int score, String grade) {}

    /** Where a score is drawn. */
    public record Mark(long x, int y, Score score) {}

    /** Empty for what makes no line. */
    static Optional<ScoreChart> of(List<Score> scores) {
        if (scores.size() < FEWEST) {
            return Optional.empty();
        }
        Score first = scores.get(0);
        Score last = scores.get(scores.size() - 1);
        long whole = Math.max(1, Duration.between(first.at(), last.at()).toSeconds());
        List<Mark> marks = new ArrayList<>();
        for (Score score : scores) {
            long x = WIDTH * Duration.between(first.at(), score.at()).toSeconds() / whole;
            marks.add(new Mark(x, HEIGHT - score.score(), score));
        }
        String points = marks.stream().map(mark -> mark.x() + "," + mark.y()).collect(Collectors.joining(" "));
        return Optional.of(new ScoreChart(points, marks, first, last));
    }
}
