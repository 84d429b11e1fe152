package dev.waymark.assess;

import java.util.Arrays;

/** The overall score as a letter. */
public enum Grade {
    A(90),
    B(80),
    C(70),
    D(60),
    F(0);

    private final int least;

    Grade(int least) {
        this.least = least;
    }

    /** The grade of an overall score from 0 to 100. */
    static Grade of(int overall) {
        return Arrays.stream(values())
                .filter(grade -> overall >= grade.least)
                .findFirst()
                .orElse(F);
    }
}
