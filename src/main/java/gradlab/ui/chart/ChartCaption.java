package gradlab.ui.chart;

import java.util.ArrayList;
import java.util.List;

/** What stands below a title: what exactly is drawn, and what of it the axis leaves out. */
final class ChartCaption {

    private static final int DIGITS = 2;

    private ChartCaption() {
    }

    /** Wordings, the longest first; what is left out is said in all of them. */
    static List<String> of(List<String> plain, PictureChart chart, ChartWords words) {
        String left = left(chart, words);
        if (left.isEmpty()) {
            return plain;
        }
        List<String> wordings = new ArrayList<>();
        plain.forEach(caption -> wordings.add(caption + "; " + left));
        wordings.add(left);
        wordings.add(brief(chart, words));
        return wordings;
    }

    private static String left(PictureChart chart, ChartWords words) {
        List<String> parts = new ArrayList<>();
        if (chart.followsRecent()) {
            parts.add(words.words().get("chart.follow.caption", words.words().percent(AxisFit.RECENT)));
        }
        List<String> cut = cut(chart, words);
        if (!cut.isEmpty()) {
            parts.add(words.words().get("chart.cut", String.join(", ", cut)));
        }
        return String.join("; ", parts);
    }

    private static String brief(PictureChart chart, ChartWords words) {
        List<String> parts = new ArrayList<>();
        if (chart.followsRecent()) {
            parts.add(words.words().get("chart.follow.brief", words.words().percent(AxisFit.RECENT)));
        }
        parts.addAll(cut(chart, words));
        return String.join(", ", parts);
    }

    /** How far values go beyond the axis: above, below. */
    static List<String> cut(PictureChart chart, ChartWords words) {
        List<String> cut = new ArrayList<>();
        CutOff off = chart.cutOff();
        if (!Double.isNaN(off.above())) {
            cut.add(words.words().get("chart.cut.above", words.words().number(chart.scale().value(off.above()), DIGITS)));
        }
        if (!Double.isNaN(off.below())) {
            cut.add(words.words().get("chart.cut.below", words.words().number(chart.scale().value(off.below()), DIGITS)));
        }
        return cut;
    }
}
