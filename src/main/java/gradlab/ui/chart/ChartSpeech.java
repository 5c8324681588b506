package gradlab.ui.chart;

import gradlab.train.Branch;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;

/** A chart in one sentence, for screen readers: every curve with its value and where it is going. */
final class ChartSpeech {

    private static final int MOST_CURVES = 8;
    private static final int BUCKETS = 400;

    private ChartSpeech() {
    }

    /**
     * What a chart shows.
     *
     * @param step under the cursor or in the past; NaN for the latest, and only then is told where curves are going
     * @param lastStep how far the run has been
     */
    static String of(String title, PictureChart chart, Readings readings, Companions companions, double step, double lastStep,
            ChartWords words, int depth) {
        Words texts = words.words();
        List<String> parts = new ArrayList<>();
        List<Curve> curves = Curves.named(chart.curves()).stream().limit(MOST_CURVES).toList();
        for (Curve curve : curves) {
            double value = PictureChart.value(readings, curve, step);
            if (!Double.isNaN(value)) {
                Trend trend = Double.isNaN(step) ? readings.history(curve.series()).map(history -> Trend.of(history.window(BUCKETS)))
                        .orElse(Trend.UNKNOWN) : Trend.UNKNOWN;
                String said = words.fullName(curve, depth) + " " + words.value(chart.picture().axis(), curve, value);
                parts.add(trend == Trend.UNKNOWN ? said : said + ", " + texts.get("chart.trend." + trend.id()));
            }
        }
        StringBuilder speech = new StringBuilder(title).append(". ").append(words.step(Double.isNaN(step) ? lastStep : step));
        if (!companions.isEmpty()) {
            speech.append(", ").append(texts.get("chart.run", Branch.letter(companions.chosen())));
        }
        speech.append(": ").append(String.join("; ", parts)).append('.');
        for (Companions.Companion other : companions.others()) {
            List<String> its = curves.stream().map(curve -> words.fullName(curve, depth) + " "
                    + words.value(chart.picture().axis(), curve, PictureChart.value(other.readings(), curve, step))).toList();
            speech.append(' ').append(texts.get("chart.run.begins", Branch.letter(other.number()))).append(": ").append(String.join("; ", its)).append('.');
        }
        return speech.toString();
    }

    /** What a drawing of one step shows. */
    static String of(String title, Still still, ChartStyle style, ChartWords words) {
        return title + ". " + String.join("; ", still.keys(style, words).stream()
                .map(key -> key.value().isEmpty() ? key.name() : key.name() + " " + key.value()).toList()) + ".";
    }
}
