package gradlab.ui.chart;

import gradlab.train.Branch;
import gradlab.ui.chart.Companions.Companion;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/**
 * What stands in the box beside the cursor.
 *
 * @param head the step, or what happened there
 * @param columns whose values they are; empty for a single run
 */
record ReadOut(String head, List<String> columns, List<Row> rows) {

    /**
     * One line of the box.
     *
     * @param dashes of its line, empty for solid
     * @param values one for each column, or one
     */
    record Row(Color colour, double[] dashes, String name, List<String> values) {
    }

    ReadOut {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A row whose colour is a patch or a solid line. */
    static Row row(Color colour, String name, String value) {
        return new Row(colour, new double[0], name, List.of(value));
    }

    /** The value of every curve of a chart at a step, in all runs. */
    static ReadOut of(String head, PictureChart chart, Readings own, Companions companions, double step, ChartWords words, int depth) {
        List<Row> rows = new ArrayList<>();
        for (Curve curve : chart.curves()) {
            List<String> values = new ArrayList<>();
            for (int number : companions.numbers()) {
                Readings of = companions.others().stream().filter(other -> other.number() == number).map(Companion::readings)
                        .findFirst().orElse(own);
                double value = step > of.lastStep(curve.series()) ? Double.NaN : PictureChart.value(of, curve, step);
                values.add(words.value(chart.picture().axis(), curve, value));
            }
            if (values.stream().anyMatch(value -> !value.equals(ChartWords.UNKNOWN))) {
                rows.add(new Row(curve.colour(), companions.isEmpty() ? curve.dashes() : new double[0], words.fullName(curve, depth), values));
            }
        }
        List<String> columns = companions.isEmpty() ? List.of() : companions.numbers().stream().map(Branch::letter).toList();
        return new ReadOut(head, columns, rows);
    }

    /** The same with no more than so many rows; what is left out is hinted at. */
    ReadOut limited(int most) {
        if (rows.size() <= most) {
            return this;
        }
        List<Row> shorter = new ArrayList<>(rows.subList(0, Math.max(0, most - 1)));
        shorter.add(new Row(Color.TRANSPARENT, new double[0], "…", List.of("")));
        return new ReadOut(head, columns, shorter);
    }
}
