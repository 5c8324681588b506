package gradlab.ui.lesson;

import gradlab.lesson.StepCurve;
import gradlab.ui.Words;
import gradlab.ui.widget.CurveBoard.Drawn;
import gradlab.ui.widget.CurveBoard.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a drawn curve and the one that came out differ: where they go, where they end, and when. */
final class CurveGap {

    /** A change of less than this share of the chart's height is none, and such a difference of levels neither. */
    private static final double LEVEL = 0.06;
    /** A difference of less than this share of the steps is none. */
    private static final double TIME = 0.1;
    private static final int DIGITS = 2;

    /** Where a curve goes from its beginning to its end. */
    enum Way {
        FALLS, RISES, STAYS
    }

    private final Frame frame;
    private final double[] drawnAt;
    private final double[] drawn;
    private final double[] foundAt;
    private final double[] found;

    CurveGap(Frame frame, Drawn drawn, StepCurve found) {
        this.frame = frame;
        this.drawnAt = drawn.steps();
        this.drawn = drawn.values();
        this.foundAt = Arrays.stream(found.steps()).asDoubleStream().toArray();
        this.found = found.values();
    }

    Way expected() {
        return way(drawn);
    }

    Way measured() {
        return way(found);
    }

    private Way way(double[] values) {
        double change = frame.height(values[values.length - 1]) - frame.height(values[0]);
        return Math.abs(change) <= LEVEL ? Way.STAYS : change < 0 ? Way.FALLS : Way.RISES;
    }

    boolean endsAlike() {
        return Math.abs(frame.height(drawn[drawn.length - 1]) - frame.height(found[found.length - 1])) <= LEVEL;
    }

    /** The step by which half of the way from the first to the last value is done. */
    double expectedHalf() {
        return half(drawnAt, drawn);
    }

    double measuredHalf() {
        return half(foundAt, found);
    }

    private double half(double[] at, double[] values) {
        double first = frame.height(values[0]);
        double middle = (first + frame.height(values[values.length - 1])) / 2;
        for (int i = 1; i < values.length; i++) {
            double before = frame.height(values[i - 1]);
            double here = frame.height(values[i]);
            if (before != here && (here - middle) * (first - middle) <= 0) {
                return at[i - 1] + (at[i] - at[i - 1]) * Math.clamp((middle - before) / (here - before), 0, 1);
            }
        }
        return at[at.length - 1];
    }

    /** One sentence in the language of the moment. */
    String sentence(Words words) {
        List<String> parts = new ArrayList<>();
        double end = found[found.length - 1];
        boolean finite = Double.isFinite(end) && Double.isFinite(found[0]);
        String expectedEnd = words.number(drawn[drawn.length - 1], DIGITS);
        if (!finite) {
            parts.add(words.get("lesson.curve.not-a-number", expectedEnd));
        } else {
            boolean sameWay = expected() == measured();
            parts.add(sameWay ? words.get("lesson.curve.way", word(words, measured()))
                    : words.get("lesson.curve.other-way", word(words, expected()), word(words, measured())));
            parts.add(endsAlike() ? words.get("lesson.curve.level", words.number(end, DIGITS))
                    : words.get("lesson.curve.other-level", expectedEnd, words.number(end, DIGITS)));
            if (sameWay && measured() != Way.STAYS) {
                String when = words.whole(Math.round(measuredHalf()));
                boolean sameTime = Math.abs(measuredHalf() - expectedHalf()) <= TIME * frame.steps();
                parts.add(sameTime ? words.get("lesson.curve.time", when)
                        : words.get("lesson.curve.other-time", when, words.whole(Math.round(expectedHalf()))));
            }
        }
        return String.join("; ", parts) + ".";
    }

    private static String word(Words words, Way way) {
        return words.get("lesson.curve." + way.name().toLowerCase(Locale.ROOT));
    }
}
