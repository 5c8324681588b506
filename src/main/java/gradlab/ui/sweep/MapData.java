package gradlab.ui.sweep;

import gradlab.experiment.Setting;
import gradlab.train.SweepPlan;
import gradlab.train.SweepResult;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All that a picture of a sweep shows, in the language of the moment. With one axis there is one row, and the picture is a line
 * with a band.
 *
 * @param rowAxis,columnAxis the names of the axes; the first is empty with one axis
 * @param rows,columns the values on them
 * @param cells row by row
 * @param steps how many updates every run makes
 */
record MapData(SweepPlan plan, Measure measure, int layer, String rowAxis, String columnAxis, List<String> rows, List<String> columns,
        List<CellValues> cells, ValueScale scale, int steps) {

    /** A picture without results. */
    static MapData of(SweepPlan plan, Words words) {
        boolean single = plan.axes().size() == 1;
        int width = plan.axes().getLast().values().size();
        int height = single ? 1 : plan.cells() / width;
        Setting across = plan.axes().getLast().setting();
        Setting down = plan.axes().getFirst().setting();
        List<String> rows = single ? List.of("")
                : IntStream.range(0, height).mapToObj(row -> label(plan, row * width + 1, down, words)).toList();
        List<String> columns = IntStream.range(0, width).mapToObj(column -> label(plan, column + 1, across, words)).toList();
        return new MapData(plan, Measure.LOSS_TEST, 1, single ? "" : SettingWords.name(down, words), SettingWords.name(across, words), rows,
                columns, List.of(), new ValueScale(0, 1, false, false), plan.spec(1).steps()).with(List.of(), Measure.LOSS_TEST, 1);
    }

    /** The same axes with other numbers. */
    MapData with(Collection<SweepResult> results, Measure shown, int ofLayer) {
        List<List<SweepResult>> runs = new ArrayList<>();
        IntStream.range(0, plan.cells()).forEach(_ -> runs.add(new ArrayList<>()));
        results.forEach(result -> runs.get(plan.cellOf(result.run()) - 1).add(result));
        List<CellValues> values = runs.stream().map(of -> new CellValues(of, shown.metric(ofLayer))).toList();
        return new MapData(plan, shown, ofLayer, rowAxis, columnAxis, rows, columns, values, ValueScale.of(shown, values, isLine()), steps);
    }

    private static String label(SweepPlan plan, int cell, Setting setting, Words words) {
        String brief = plan.label(cell, setting, words.locale());
        return brief.isEmpty() ? "—" : words.notation(brief);
    }

    boolean isLine() {
        return plan.axes().size() == 1;
    }

    int width() {
        return columns.size();
    }

    int height() {
        return rows.size();
    }

    /** What distinguishes a cell: its values. */
    String name(int cell) {
        String column = named(columnAxis, columns.get(cell % width()));
        return isLine() ? column : named(rowAxis, rows.get(cell / width())) + " · " + column;
    }

    /** Numbers alone do not say what they are. */
    private static String named(String axis, String value) {
        return value.chars().anyMatch(Character::isLetter) ? value : axis + ": " + value;
    }

    boolean hasDiverged() {
        return cells.stream().anyMatch(cell -> cell.diverged() > 0);
    }

    /** The seed of a run as the user knows it. */
    String seed(SweepResult run) {
        var seeds = plan.spec(run.run()).seeds();
        return seeds.areEqual() ? Long.toString(seeds.data()) : seeds.data() + "·" + seeds.weights() + "·" + seeds.batches();
    }
}
